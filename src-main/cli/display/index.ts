export { chooseDisplay, type RunDisplay, showing } from './display';
