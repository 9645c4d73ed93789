import styles from './Kbd.module.css';
import { shortcutKeys } from './shortcutKeys';

export const onMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '');

const macNames: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩' };
const otherNames: Readonly<Record<string, string>> = { Mod: 'Ctrl', Delete: 'Del' };

/** The keys of a shortcut as this machine names them: `Mod+Shift+z` is ⌘⇧Z or Ctrl Shift Z. */
export function keyNames(shortcut: string): string[] {
  const names = onMac ? macNames : otherNames;
  return shortcutKeys(shortcut).map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}

export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.keys}>
      {keyNames(keys).map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
