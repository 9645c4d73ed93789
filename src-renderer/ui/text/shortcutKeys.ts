/** The keys of a shortcut such as `Mod+Shift+z`; the last one may be the plus sign itself. */
export function shortcutKeys(shortcut: string): string[] {
  return shortcut.split(/\+(?=.)/);
}
