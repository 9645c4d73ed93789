import type { Arithmetic } from '@shared/api';
import type { LowPrecision } from '../native/lowPrecision';
import type { NativeBinding } from '../native/nativeBinding';
import { Autocast } from './autocast';
import { Rounding } from './rounding';

/** Stands between tfjs and the binding while a program in bfloat16 runs. */
export interface Bfloat16 {
  readonly binding: NativeBinding;
  /** The tensor, or its float32 copy if it is bfloat16. */
  toFloat(id: number): number;
  /** Deletes the copies that are left. */
  close(): void;
}

const makers = { bfloat16: Autocast, float32: Rounding } as const;

/** Programs in bfloat16 as the process computes them. */
export type OpenBfloat16 = (inner: NativeBinding) => Bfloat16;

export function bfloat16In(arithmetic: Arithmetic['bfloat16'], lowPrecision: LowPrecision): OpenBfloat16 {
  return (inner) => new makers[arithmetic](inner, lowPrecision);
}
