export { TrainControls } from './TrainControls';
export { currentTrainButton, pauseOrResume, stop, train } from './trainActions';
