import { describe, expect, it } from 'vitest';
import { capabilities, flagsOf, thisProcessor } from './processor';

describe('the processor', () => {
  it('is described by what Linux lists, for Intel, AMD and ARM', () => {
    expect(flagsOf('processor\t: 0\nflags\t\t: fpu avx2 avx512_bf16\nbugs\t\t:\n')).toEqual([
      'fpu',
      'avx2',
      'avx512_bf16',
    ]);
    expect(flagsOf('Features\t: fp asimd bf16\n')).toEqual(['fp', 'asimd', 'bf16']);
    expect(flagsOf('')).toEqual([]);
  });

  it('has its vectors named', () => {
    expect(capabilities({ flags: ['fpu', 'avx512f', 'avx2'] })).toBe('avx2, avx512f');
    expect(capabilities({ flags: [] })).toBe('not told by the system');
  });

  it('has a name and a core at least', () => {
    const { name, cores } = thisProcessor();
    expect(name).not.toBe('');
    expect(cores).toBeGreaterThan(0);
  });
});
