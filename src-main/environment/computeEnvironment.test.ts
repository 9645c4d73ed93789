import { describe, expect, it, vi } from 'vitest';
import { computeEnvironment } from './computeEnvironment';

vi.mock('node:os', async (original) => ({
  ...(await original<typeof import('node:os')>()),
  availableParallelism: () => 8,
}));

describe('the environment of a process that computes', () => {
  it('leaves one process the whole machine', () => {
    const alone = computeEnvironment({ PATH: '/bin' });
    expect(alone).toMatchObject({ PATH: '/bin', TF_CPP_MIN_LOG_LEVEL: '2' });
    expect(alone).not.toHaveProperty('TF_NUM_INTRAOP_THREADS');
    expect(alone).not.toHaveProperty('TF_FORCE_GPU_ALLOW_GROWTH');
  });

  it('shares the cores and the memory of a GPU among several', () => {
    expect(computeEnvironment({}, 3)).toMatchObject({
      TF_NUM_INTRAOP_THREADS: '2',
      TF_FORCE_GPU_ALLOW_GROWTH: 'true',
    });
    expect(computeEnvironment({}, 100)).toMatchObject({ TF_NUM_INTRAOP_THREADS: '1' });
  });

  it('lets the given environment win', () => {
    const given = {
      TF_CPP_MIN_LOG_LEVEL: '0',
      TF_NUM_INTRAOP_THREADS: '5',
      TF_FORCE_GPU_ALLOW_GROWTH: 'false',
    };
    expect(computeEnvironment(given, 2)).toMatchObject(given);
  });
});
