import type { Arithmetic } from '@shared/api';
import { plainArithmetic } from '../environment/arithmetic';

/**
 * The choices that are timed, the plainest first; how bfloat16 multiplies is timed within each of them.
 * @param fixed what a person has decided
 */
export function candidates(cores: number, fixed: Partial<Arithmetic>): readonly Arithmetic[] {
  const plain = plainArithmetic(cores);
  const wanted: readonly Arithmetic[] = [
    plain,
    { ...plain, hugePages: false },
    // A siamese network is two branches: each half of the cores computes one.
    { ...plain, threads: Math.max(1, Math.floor(cores / 2)), ops: 2 },
    { ...plain, oneDnn: false },
  ];
  const distinct = new Map(
    wanted.map((one) => ({ ...one, ...fixed })).map((one) => [JSON.stringify(one), one]),
  );
  return [...distinct.values()];
}
