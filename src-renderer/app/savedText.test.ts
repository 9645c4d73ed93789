import { describe, expect, it } from 'vitest';
import { savedText } from './savedText';

describe('savedText', () => {
  it('counts in the unit that people would use', () => {
    const after = (seconds: number) => savedText(0, seconds * 1000);
    expect(after(0)).toBe('saved just now');
    expect(after(12)).toBe('saved 12 s ago');
    expect(after(190)).toBe('saved 3 min ago');
    expect(after(7300)).toBe('saved 2 h ago');
    expect(after(200_000)).toBe('saved 2 d ago');
    expect(after(-5)).toBe('saved just now');
  });
});
