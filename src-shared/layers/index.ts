export { batchNorm } from './batchNorm';
export { convolution } from './convolution';
export { squaredCorrelations } from './covariance';
export { dense, linear } from './dense';
export { type Layer, sequence } from './layer';
export { unitRows } from './unitRows';
