export { CommandPalette } from './CommandPalette';
export { renameDocument } from './renameDocument';
export { useShortcuts } from './useShortcuts';
