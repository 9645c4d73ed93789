export { batchNorm } from './batchNorm';
export { convolution } from './convolution';
export { dense, linear } from './dense';
export { type Layer, sequence } from './layer';
export { unitRows } from './unitRows';
