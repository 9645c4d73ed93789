import { findPreset } from '@shared/presets';
import { describe, expect, it } from 'vitest';
import { requireMemory, thisMemory, trainerBytes } from './requireMemory';

const small = findPreset('simsiam').build('small');
const gigabyte = 1e9;

describe('the memory of a run', () => {
  it('is enough, or is missed with both numbers', () => {
    const needed = trainerBytes(small) ?? 0;
    expect(requireMemory(small, { total: 64 * gigabyte, free: needed })).toBeUndefined();
    const warning = requireMemory(small, { total: 64 * gigabyte, free: gigabyte / 2 });
    expect(warning).toMatch(/^A step of 256 images takes about 1\.\d GB of memory, and 500 MB are free/);
  });

  it('refuses what is more than all there is', () => {
    const large = { ...small, training: { ...small.training, batch: 8192 } };
    expect(() => requireMemory(large, { total: 8 * gigabyte, free: 8 * gigabyte })).toThrow(
      /A step of 8192 images takes about \d\d GB of memory, and this machine has 8\.0 GB in all/,
    );
  });

  it('is no less free than there is', () => {
    const { total, free } = thisMemory();
    expect(free).toBeGreaterThan(0);
    expect(total).toBeGreaterThanOrEqual(free);
  });
});
