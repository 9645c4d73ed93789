import { describe, expect, it } from 'vitest';
import { cutText, inSentence, longestName, nameSchema } from './name';

describe('a name', () => {
  it('is whatever a person types, in one line', () => {
    for (const name of ['SimSiam', '<b>bold</b>', 'a/b\\c', '🦜 parrots', 'שלום', '名前', '"quoted"'])
      expect(nameSchema.parse(name)).toBe(name);
    expect(nameSchema.parse('  two\r\nlines\u001b[31m ')).toBe('two lines [31m');
  });

  it('is not empty and not endless', () => {
    for (const name of ['', ' ', '\n\t'])
      expect(nameSchema.safeParse(name).error?.issues[0]?.message).toMatch(/needs a letter/);
    expect(nameSchema.safeParse('a'.repeat(longestName + 1)).error?.issues[0]?.message).toMatch(
      /at most 120/,
    );
  });
});

describe('cutText', () => {
  it('cuts between characters', () => {
    expect(cutText('short', 10)).toBe('short');
    expect(cutText('ab🦜', 3)).toBe('ab');
    expect(cutText('ab🦜', 4)).toBe('ab🦜');
  });
});

describe('inSentence', () => {
  it('keeps a name from turning the words after it round', () => {
    expect(inSentence('SimSiam')).toBe('SimSiam');
    expect(inSentence('\u202eevil')).toBe('\u2068evil\u2069');
    expect(inSentence('שלום')).toBe('\u2068שלום\u2069');
  });
});
