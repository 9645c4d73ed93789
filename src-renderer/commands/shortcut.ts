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
 * A digit is taken from its key's place, since it may type a sign there; so is a letter where the layout has none of the
 * Latin alphabet in that place, or an input method has the key.
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
  return typedKey(press) === key || press.code === `Digit${key}`;
}

const withoutLetter: ReadonlySet<string> = new Set(['Dead', 'Process', 'Unidentified']);

function typedKey({ key, code }: KeyPress): string {
  const isForeign = withoutLetter.has(key) || (key.length === 1 && key > '\u007f');
  const place = /^Key([A-Z])$/.exec(code)?.[1];
  if (isForeign && place !== undefined) return place.toLowerCase();
  return key.length === 1 ? key.toLowerCase() : key;
}
