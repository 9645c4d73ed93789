import type { Tensor } from '@tensorflow/tfjs';
import type { StepContext } from '../node';

/** A function of a batch whose weights were made when it was built. */
export type Layer = (x: Tensor, step: StepContext) => Tensor;

export function sequence(layers: readonly Layer[]): Layer {
  return (x, step) => layers.reduce((value, layer) => layer(value, step), x);
}
