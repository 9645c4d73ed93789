export { formatBytes } from './bytes';
export { clock } from './clock';
export { mixBits } from './mixBits';
export { type NumberKind, type NumberReading, readNumber } from './readNumber';
export { type NumbersReading, readNumbers } from './readNumbers';
