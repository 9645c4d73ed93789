import type { Tensor } from '@tensorflow/tfjs';
import type { LaneTensors, NodeProgram, StepContext, TensorOps, Tf } from '../node';

/** A training step as its own measures see it. */
export interface MeasuredStep {
  readonly tf: Tf;
  /** What is minimised: a scalar. */
  readonly objective: Tensor;
  /** Of every trained variable that the objective reaches. */
  readonly gradients: readonly Tensor[];
  /** The learning rate of modules without one of their own: a scalar. */
  readonly learningRate: Tensor;
}

/** A node in a training step, with what went in and came out; its program can be called again. */
export interface MeasuredNode {
  readonly tf: Tf;
  readonly ops: TensorOps;
  readonly inputs: LaneTensors;
  readonly outputs: LaneTensors;
  readonly params: Readonly<Record<string, unknown>>;
  readonly program: NodeProgram;
  readonly step: StepContext;
}
