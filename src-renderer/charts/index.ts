export { ChartsDock } from './ChartsDock';
export { showDockView } from './chartView';
