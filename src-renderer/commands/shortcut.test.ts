import { describe, expect, it } from 'vitest';
import { isShortcut, type KeyPress } from './shortcut';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('isShortcut', () => {
  it('takes Ctrl or ⌘ for Mod, and asks for exactly the keys that are named', () => {
    expect(isShortcut(press('z', { ctrlKey: true }), 'Mod+z')).toBe(true);
    expect(isShortcut(press('z', { metaKey: true }), 'Mod+z')).toBe(true);
    expect(isShortcut(press('z'), 'Mod+z')).toBe(false);
    expect(isShortcut(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+z')).toBe(false);
    expect(isShortcut(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+z')).toBe(true);
    expect(isShortcut(press('z', { ctrlKey: true, altKey: true }), 'Mod+z')).toBe(false);
  });

  it('knows keys with names', () => {
    expect(isShortcut(press('Enter', { ctrlKey: true }), 'Mod+Enter')).toBe(true);
    expect(isShortcut(press('Delete'), 'Delete')).toBe(true);
    expect(isShortcut(press('Escape', { shiftKey: true }), 'Escape')).toBe(false);
  });

  it('takes a digit from its place on the keyboard, and signs however they are typed', () => {
    expect(isShortcut(press('¡', { code: 'Digit1', altKey: true }), 'Alt+1')).toBe(true);
    expect(isShortcut(press('+', { shiftKey: true }), '+')).toBe(true);
  });
});
