export { RunTable } from './view/RunTable';
