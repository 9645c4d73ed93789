import type { Arithmetic } from '@shared/api';
import { arithmeticEnvironment } from './arithmetic';

/**
 * The environment of a process that computes, beside the given one. TensorFlow's own lines stay off the log. It would
 * reserve nearly all memory of an NVIDIA GPU for the first of several processes, so that those take only what they use.
 * @param sharing how many such processes share the machine at once
 */
export function computeEnvironment(
  env: NodeJS.ProcessEnv,
  arithmetic: Arithmetic,
  sharing = 1,
): NodeJS.ProcessEnv {
  return {
    TF_CPP_MIN_LOG_LEVEL: '2',
    ...(sharing > 1 ? { TF_FORCE_GPU_ALLOW_GROWTH: 'true' } : {}),
    ...env,
    ...arithmeticEnvironment(arithmetic),
  };
}
