export { chooseDisplay, showing } from './display';
export type { RunDisplay } from './runDisplay';
export { chooseSweepDisplay, incompleteText } from './sweepDisplay';
