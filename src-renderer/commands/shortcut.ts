import { shortcutKeys } from '../ui';

/** What a key press has of a shortcut; a KeyboardEvent fits. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/**
 * Whether a key press is a shortcut such as `Mod+Shift+z`, `Delete` or `Alt+1`. Mod is Ctrl, or ⌘ on a Mac.
 * Digits with Alt are taken from the key's place, since they may type a sign there.
 */
export function isShortcut(press: KeyPress, shortcut: string): boolean {
  const parts = shortcutKeys(shortcut);
  const key = parts.at(-1) ?? '';
  const has = (name: string) => parts.slice(0, -1).includes(name);
  const mod = press.ctrlKey || press.metaKey;
  if (mod !== has('Mod') || press.altKey !== has('Alt')) return false;
  if (key.length > 1 || /[a-z0-9]/.test(key)) {
    if (press.shiftKey !== has('Shift')) return false;
  }
  const typed = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return typed === key || press.code === `Digit${key}`;
}
