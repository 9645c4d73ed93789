import { describe, expect, it } from 'vitest';
import { plainArithmetic } from './arithmetic';
import { computeEnvironment } from './computeEnvironment';

describe('the environment of a process that computes', () => {
  it('carries the arithmetic beside what is given', () => {
    expect(computeEnvironment({ PATH: '/bin' }, plainArithmetic(2))).toMatchObject({
      PATH: '/bin',
      TF_CPP_MIN_LOG_LEVEL: '2',
      TF_ENABLE_ONEDNN_OPTS: '1',
      TF_NUM_INTRAOP_THREADS: '2',
    });
  });

  it('has several processes leave each other memory of a GPU, unless the person says otherwise', () => {
    const arithmetic = plainArithmetic(2);
    expect(computeEnvironment({}, arithmetic)).not.toHaveProperty('TF_FORCE_GPU_ALLOW_GROWTH');
    expect(computeEnvironment({}, arithmetic, 3)).toMatchObject({ TF_FORCE_GPU_ALLOW_GROWTH: 'true' });
    const given = { TF_CPP_MIN_LOG_LEVEL: '0', TF_FORCE_GPU_ALLOW_GROWTH: 'false' };
    expect(computeEnvironment(given, arithmetic, 3)).toMatchObject(given);
  });
});
