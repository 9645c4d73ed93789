import '@shared/testing/sameProperties';
import { storageSettingsSchema } from '@shared/api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notKept, overLimit } from './policy';

const usual = storageSettingsSchema.parse({});
const unknown = { steps: [], values: [] };
const newestFirst = (...steps: number[]) => steps.sort((a, b) => b - a).map((step) => ({ step }));
const steps = (all: readonly { readonly step: number }[]) => all.map(({ step }) => step);

describe('the checkpoints of a run', () => {
  it('are kept as far as they are among the newest', () => {
    const all = newestFirst(10, 20, 30, 40, 50);
    expect(steps(notKept(all, usual, unknown))).toEqual([20, 10]);
    expect(steps(notKept(all, { ...usual, keepNewest: 1 }, unknown))).toEqual([40, 30, 20, 10]);
  });

  it('are kept at every so many steps', () => {
    const all = newestFirst(10, 20, 30, 40, 50, 60);
    expect(steps(notKept(all, { ...usual, keepNewest: 1, keepEvery: 20 }, unknown))).toEqual([50, 30, 10]);
  });

  it('are kept where the evaluation before was the best, the one that is nearest to it', () => {
    const all = newestFirst(5, 10, 20, 30, 40, 50);
    const accuracies = { steps: [0, 10, 30, 50], values: [0.1, 0.6, 0.4, 0.5] };
    expect(steps(notKept(all, { ...usual, keepNewest: 1, keepBest: true }, accuracies))).toEqual([
      40, 30, 20, 5,
    ]);
  });

  it('go on being the best of all that there were when they are removed one by one', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 3 }), (values) => {
        const policy = { ...usual, keepNewest: 1, keepBest: true };
        let left: { readonly step: number }[] = [];
        values.forEach((_, step) => {
          const seen = { steps: [...values.keys()].slice(0, step + 1), values: values.slice(0, step + 1) };
          left = [{ step }, ...left];
          const going = notKept(left, policy, seen);
          left = left.filter((one) => !going.includes(one));
        });
        expect(left.map(({ step }) => values[step])).toContain(Math.max(...values));
        expect(left.length).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('a limit', () => {
  const file = (name: string, bytes: number, lastUsed: number, needed = false) => ({
    name,
    bytes,
    lastUsed,
    needed,
  });

  it('lets what was not used for longest go, and no more than it must', () => {
    const all = [file('new', 40, 3), file('old', 40, 1), file('middle', 40, 2)];
    expect(overLimit(all, 120)).toEqual([]);
    expect(overLimit(all, 119).map(({ name }) => name)).toEqual(['old']);
    expect(overLimit(all, 79).map(({ name }) => name)).toEqual(['old', 'middle']);
  });

  it('never lets go what is needed, though it alone is over the limit', () => {
    const all = [file('needed', 200, 1, true), file('old', 10, 2), file('new', 10, 3)];
    expect(overLimit(all, 100).map(({ name }) => name)).toEqual(['old', 'new']);
  });
});
