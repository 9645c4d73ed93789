import { expect, it } from 'vitest';
import { shownAddress, wholeAddress } from './queueAddress';

it('shows an address without user and password', () => {
  expect(shownAddress('rediss://me:secret@host:6380/2')).toBe('rediss://host:6380/2');
  expect(() => shownAddress('http://:secret@host')).toThrow(/looks like redis:/);
});

it('keeps a password for its address alone, whatever is in it', () => {
  const kept = wholeAddress('redis://host:6379', 'p@ss/word', undefined);
  expect(kept).toBe('redis://:p%40ss%2Fword@host:6379');
  expect(wholeAddress('redis://host:6379', undefined, kept)).toBe(kept);
  expect(wholeAddress('redis://elsewhere:6379', undefined, kept)).toBe('redis://elsewhere:6379');
  expect(wholeAddress('redis://host:6379', 'new', kept)).toBe('redis://:new@host:6379');
});
