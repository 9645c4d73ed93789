export { type GivenFile, LabWindow } from './labWindow';
