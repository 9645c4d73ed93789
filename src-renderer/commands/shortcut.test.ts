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

  it('takes a letter from its place where the layout is not Latin, and from the layout where it is', () => {
    const held = { ctrlKey: true };
    const foreign = [
      ['с', 'KeyC', 'Mod+c'],
      ['м', 'KeyV', 'Mod+v'],
      ['я', 'KeyZ', 'Mod+z'],
      ['ф', 'KeyA', 'Mod+a'],
      ['λ', 'KeyK', 'Mod+k'],
      ['ל', 'KeyK', 'Mod+k'],
      ['ئ', 'KeyZ', 'Mod+z'],
      ['ㅋ', 'KeyZ', 'Mod+z'],
      ['Process', 'KeyZ', 'Mod+z'],
    ] as const;
    for (const [key, code, shortcut] of foreign)
      expect(isShortcut(press(key, { ...held, code }), shortcut)).toBe(true);
    expect(isShortcut(press('а', { code: 'KeyF' }), 'f')).toBe(true);
    // AZERTY: the letter is meant, wherever it is.
    expect(isShortcut(press('z', { ...held, code: 'KeyW' }), 'Mod+z')).toBe(true);
    expect(isShortcut(press('w', { ...held, code: 'KeyZ' }), 'Mod+z')).toBe(false);
    // Dvorak types a sign in the place of Z.
    expect(isShortcut(press(';', { ...held, code: 'KeyZ' }), 'Mod+z')).toBe(false);
  });
});
