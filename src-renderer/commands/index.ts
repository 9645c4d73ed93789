export { CommandPalette } from './CommandPalette';
export { useShortcuts } from './useShortcuts';
