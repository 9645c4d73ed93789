export { showEngineWarnings } from './engineWarnings';
export { StatusBar } from './StatusBar';
