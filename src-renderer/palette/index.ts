export { addFromPalette } from './addFromPalette';
export { groupNames } from './groupNames';
export { NodeSwatch } from './NodeSwatch';
export { Palette } from './Palette';
