export { ChartsDock } from './ChartsDock';
