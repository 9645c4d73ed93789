export { Gallery } from './Gallery';
export { sizeStore } from './sizeStore';
