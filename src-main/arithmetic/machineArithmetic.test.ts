import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { plainArithmetic } from '../environment/arithmetic';
import { keepMeasurement, keptMeasurement } from './kept';
import { currentArithmetic, machineArithmetic } from './machineArithmetic';
import type { Trial } from './trial';

const plain = plainArithmetic(4);
const halves = { ...plain, threads: 2, ops: 2 };
const trials: Trial[] = [
  { arithmetic: plain, milliseconds: { float32: 10, bfloat16: { float32: 12 } } },
  { arithmetic: halves, milliseconds: { float32: 20, bfloat16: { float32: 9 } } },
];

describe('the arithmetic of this machine', () => {
  let cache: string;
  beforeEach(() => {
    cache = mkdtempSync(join(tmpdir(), 'collapse-lab-'));
    vi.stubEnv('COLLAPSE_LAB_CACHE', cache);
    for (const name of ['COLLAPSE_LAB_ARITHMETIC', 'TF_ENABLE_ONEDNN_OPTS', 'GLIBC_TUNABLES'])
      vi.stubEnv(name, undefined);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(cache, { recursive: true, force: true });
  });
  const measured = () => keepMeasurement({ at: 0, processor: 'this one', trials });

  it('is the fastest that was measured, for each precision', async () => {
    measured();
    const arithmetic = machineArithmetic('no trainer is started');
    expect(await arithmetic('float32')).toEqual(plain);
    expect(await arithmetic('bfloat16')).toEqual(halves);
    expect(currentArithmetic('float32')).toEqual(plain);
  });

  it('shares its threads, and leaves what a person has fixed', async () => {
    measured();
    expect((await machineArithmetic('', 2)('float32')).threads).toBe(2);
    vi.stubEnv('COLLAPSE_LAB_ARITHMETIC', '{"threads":3}');
    measured();
    expect((await machineArithmetic('', 2)('float32')).threads).toBe(3);
  });

  it('is that of before for a run that goes on, as far as the processor can', async () => {
    measured();
    const arithmetic = machineArithmetic('');
    const kept = { ...halves, threads: 1 };
    expect(await arithmetic('float32', kept)).toEqual(kept);
    expect(await arithmetic('bfloat16', { ...kept, bfloat16: 'bfloat16' })).toEqual(kept);
  });

  it('is what works everywhere before it was measured', () => {
    expect(keptMeasurement()).toBeUndefined();
    expect(currentArithmetic('float32')).toEqual(plainArithmetic());
  });

  it('is measured again under another cap, which makes another processor of it', () => {
    measured();
    vi.stubEnv('ONEDNN_MAX_CPU_ISA', 'AVX2');
    expect(keptMeasurement()).toBeUndefined();
  });
});
