import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareParts, firstLook, formatAddress, parseAddress, selectionOf } from './address';

it('is read as it was written', () => {
  const id = fc.stringMatching(/^[rs][0-9a-f]{1,12}$/);
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
  const address = fc.record({
    selection: fc.record({
      runs: fc.uniqueArray(id, { minLength: 2, maxLength: 20 }),
      sweeps: fc.uniqueArray(id, { maxLength: 3 }),
      where: fc.option(text),
      by: text,
      baseline: fc.option(id),
    }),
    part: fc.constantFrom(...compareParts),
    chart: fc.option(text),
    full: fc.boolean(),
  });
  fc.assert(
    fc.property(address, (one) => {
      expect(parseAddress(formatAddress(one))).toEqual(one);
    }),
  );
});

it('is short for some runs, and names a sweep or a filter alone', () => {
  const of = (selection: Parameters<typeof selectionOf>[0]) =>
    formatAddress({ ...firstLook, selection: selectionOf(selection) });
  expect(of({ runs: ['a', 'b'] })).toBe('compare?runs=a,b');
  expect(of({ sweeps: ['s1'], by: 'experiment' })).toBe('compare?sweeps=s1&by=experiment');
  expect(parseAddress('compare?sweeps=s1')?.selection.sweeps).toEqual(['s1']);
  expect(parseAddress('compare?where=seed%20=%200')?.selection.where).toBe('seed = 0');
});

it('is none of one run, nor of another part of the window', () => {
  for (const address of ['', 'compare', 'compare?runs=a,a', 'else?runs=a,b'])
    expect(parseAddress(address)).toBeUndefined();
});
