import { describe, expect, it } from 'vitest';
import { plainArithmetic } from '../environment/arithmetic';
import { candidates } from './candidates';
import { fastest } from './choose';
import type { Trial } from './trial';

const plain = plainArithmetic(4);
const trial = (
  change: Partial<Trial['arithmetic']>,
  float32: number,
  bfloat16: Trial['milliseconds']['bfloat16'] = {},
): Trial => ({
  arithmetic: { ...plain, ...change },
  milliseconds: { float32, bfloat16 },
});

describe('the choices', () => {
  it('begin with the plain one, and none is timed twice', () => {
    expect(candidates(4, {})[0]).toEqual(plain);
    expect(candidates(4, {})).toHaveLength(4);
    expect(candidates(1, { threads: 1, ops: 1, hugePages: true, oneDnn: true })).toHaveLength(1);
  });

  it('keep what a person has fixed', () => {
    for (const { oneDnn, threads } of candidates(8, { oneDnn: false, threads: 2 }))
      expect([oneDnn, threads]).toEqual([false, 2]);
  });
});

describe('the fastest arithmetic', () => {
  it('is the one that took the least, by precision', () => {
    const trials = [
      trial({}, 20, { float32: 25, bfloat16: 40 }),
      trial({ threads: 2, ops: 2 }, 22, { float32: 24, bfloat16: 15 }),
    ];
    expect(fastest(trials, 'float32')).toEqual(plain);
    expect(fastest(trials, 'bfloat16')).toEqual({ ...plain, threads: 2, ops: 2, bfloat16: 'bfloat16' });
  });

  it('is the plainer one where the other is faster by less than noise', () => {
    expect(fastest([trial({}, 20), trial({ hugePages: false }, 19.8)], 'float32')).toEqual(plain);
    expect(fastest([trial({}, 20), trial({ hugePages: false }, 19)], 'float32').hugePages).toBe(false);
  });

  it('is what works everywhere where nothing could be timed', () => {
    expect(fastest([], 'bfloat16')).toEqual(plainArithmetic());
    expect(fastest([trial({}, 20)], 'bfloat16')).toEqual(plainArithmetic());
  });
});
