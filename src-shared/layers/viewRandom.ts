import type { Tensor } from '@tensorflow/tfjs';

/** Per-sample random numbers of one view: every call names its own stream. */
export interface ViewRandom {
  /** [batch, 1], uniform in [low, high). */
  uniform(name: string, low: number, high: number): Tensor;
  /** [batch, 1]: 1 with the probability, else 0. */
  chance(name: string, probability: number): Tensor;
}
