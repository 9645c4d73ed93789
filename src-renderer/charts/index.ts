export { showDockView } from './model/chartView';
