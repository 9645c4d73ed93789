import type { Precision } from '@shared/training';
import type { Cap } from './caps';

/** The largest ratio that is aimed at; none: only measured. */
export interface StepAims {
  /** Our replayed step to PyTorch's best step of the precision. */
  readonly step?: Readonly<Record<Precision, number>>;
  /** The same, with the processor capped to AVX2. */
  readonly stepAvx2?: Readonly<Record<Precision, number>>;
  /** Our training loop to PyTorch's. */
  readonly loop?: number;
}

/** Every aim of the bench, in one place. */
export const aims = {
  step: {
    step: { float32: 0.9, bfloat16: 0.85 },
    stepAvx2: { float32: 0.95, bfloat16: 0.85 },
    loop: 0.7,
  },
  /** A whole run, from the start of the process to the verdict, to PyTorch's. */
  whole: 0.6,
} as const satisfies { step: StepAims; whole: number };

export function stepAim({ step, stepAvx2 }: StepAims, precision: Precision, cap: Cap): number | null {
  return (cap === 'none' ? step : stepAvx2)?.[precision] ?? null;
}
