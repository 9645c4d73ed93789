import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatAddress, parseAddress } from './address';

it('is read as it was written', () => {
  const id = fc.stringMatching(/^r[0-9a-f]{1,12}$/);
  fc.assert(
    fc.property(fc.uniqueArray(id, { minLength: 2, maxLength: 20 }), fc.nat(), (runs, place) => {
      const baseline = runs[place % runs.length] ?? '';
      expect(parseAddress(formatAddress({ runs, baseline }))).toEqual({ runs, baseline });
    }),
  );
});

it('measures against the first run where no other of them is named', () => {
  expect(parseAddress('compare?runs=a,b&baseline=c')).toEqual({ runs: ['a', 'b'], baseline: 'a' });
  expect(parseAddress('compare?runs=a,b')).toEqual({ runs: ['a', 'b'], baseline: 'a' });
});

it('is none of one run, nor of another part of the window', () => {
  for (const address of ['', 'compare', 'compare?runs=a,a', 'else?runs=a,b'])
    expect(parseAddress(address)).toBeUndefined();
});
