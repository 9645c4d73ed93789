import type { Tensor } from '@tensorflow/tfjs';

/** Random numbers of the views, per view: every call names its own stream. */
export interface ViewRandom {
  /** [batch, draws], uniform in [low, high); one draw a view unless more are asked for. */
  uniform(name: string, low: number, high: number, draws?: number): Tensor;
  /** [batch, 1]: 1 with the probability, else 0. */
  chance(name: string, probability: number): Tensor;
}
