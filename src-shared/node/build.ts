import type * as TensorFlow from '@tensorflow/tfjs';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import type { Schedule } from '../values/schedule';

/** Public tfjs, as a type: the trainer passes the library in, so the renderer never loads it. */
export type Tf = typeof TensorFlow;

export type Initializer =
  | { readonly kind: 'zeros' }
  | { readonly kind: 'ones' }
  | { readonly kind: 'normal'; readonly std: number }
  | { readonly kind: 'uniform'; readonly limit: number }
  /** The first value of another variable, by its full name. */
  | { readonly kind: 'copy'; readonly of: string };

/** `kernel` gets weight decay; `bias` and `norm` may be spared (see Training.excludeBiasAndNorm). */
export type VariableRole = 'kernel' | 'bias' | 'norm';

/**
 * A trained weight. Read it inside the step; each read within one step is the same tensor.
 */
export interface TrainedVariable {
  readonly name: string;
  read(): Tensor;
}

/** State that the step updates without a gradient: running statistics, moving averages, banks. */
export interface Buffer {
  readonly name: string;
  /** The value so far in this step: what was last written, else the value at the step's start. */
  read(): Tensor;
  /** Takes effect for later reads in this step and is kept when the step ends. Ignored in evaluation. */
  write(value: Tensor): void;
}

/** One weight of a module behind a `weights` port; no gradient flows through it. */
export interface FollowedWeight {
  /** Its name within its module. */
  readonly name: string;
  /** Its full name, unique in the document. */
  readonly variable: string;
  readonly shape: readonly number[];
  read(): Tensor;
}

/** Tensor operations that public tfjs lacks or does slowly; gradients are defined for all but the random ones. */
export interface TensorOps {
  /** Identity forward, zero gradient. */
  stopGradient<T extends Tensor>(x: T): T;
  relu<T extends Tensor>(x: T): T;
  /** A module's matrix product: x [batch, in] by w [in, out]; runs in the document's precision. */
  matMul(x: Tensor, w: Tensor): Tensor;
  /**
   * A module's convolution: x [n, h, w, in], w [size, size, in, out]; in the document's precision. Padded as TensorFlow's 'SAME', so
   * that a stride of s gives ceil(h / s) rows: at stride 2 and an even height a kernel of 3 has a row of zeros after the
   * image, where PyTorch has it before.
   */
  conv2d(x: Tensor, w: Tensor, stride: number): Tensor;
  /** Global average pooling: [n, h, w, c] -> [n, c]. */
  averageOverSpace(x: Tensor): Tensor;
  /**
   * Batch norm in training mode over all axes but the last. x [..., c]; scale and offset [c].
   * mean and variance [c] are the batch's (biased), without gradient.
   */
  batchNorm(
    x: Tensor,
    scale: Tensor,
    offset: Tensor,
    epsilon: number,
  ): { y: Tensor; mean: Tensor; variance: Tensor };
  /** Rows of table [n, d] at indices [batch] int32. No gradient. */
  gatherRows(table: Tensor, indices: Tensor): Tensor;
  /** table [n, d] with the rows at indices [batch] replaced by rows [batch, d]. No gradient. */
  scatterRows(table: Tensor, indices: Tensor, rows: Tensor): Tensor;
  /** Singular values [min(n, d)], rising, of a matrix [n, d], computed in double precision. No gradient. */
  singularValues(matrix: Tensor2D): Tensor;
  /** Eigenvalues [d], rising, of a symmetric matrix [d, d]. No gradient. */
  eigenvalues(matrix: Tensor): Tensor;
  /** The same with the eigenvectors as columns of vectors [d, d]. No gradient. */
  eigenvectors(matrix: Tensor): { values: Tensor; vectors: Tensor };
}

/** Stateless randomness: a function of (run seed, step, stream), the same in eager and replayed steps. */
export interface StepRandom {
  /** Uniform in [low, high). `stream` is the caller's own name for it, unique within the node. */
  uniform(stream: string, shape: readonly number[], low: number, high: number): Tensor;
  normal(stream: string, shape: readonly number[], mean: number, std: number): Tensor;
}

/** What a node's function gets on every call, beside its inputs. */
export interface StepContext {
  /** false in evaluation: batch norm uses running statistics, buffers are not written. */
  readonly training: boolean;
  /** false where views pass images through as they are. */
  readonly augmenting: boolean;
  /** Images in this batch; the document's batch size in training, any in evaluation. */
  readonly batch: number;
  readonly random: StepRandom;
  /**
   * Rows scaled to length 1, [n, dim] -> [n, dim]. Losses normalise what enters them by this, so that the gradient
   * lens can take the gradient by the normalised vector, as the paper does (arXiv 2203.16262, section 3.2).
   */
  normalise(x: Tensor): Tensor;
}

/** What a node's build gets. Names of variables and buffers are unique within the node. */
export interface BuildContext {
  readonly tf: Tf;
  readonly ops: TensorOps;
  readonly data: DataFacts;
  variable(
    name: string,
    shape: readonly number[],
    initializer: Initializer,
    role: VariableRole,
  ): TrainedVariable;
  buffer(name: string, shape: readonly number[], initializer: Initializer): Buffer;
  /** A scalar fed at every step from a schedule, so that changing it needs no new recording. */
  scheduled(name: string, schedule: Schedule): { read(): Tensor };
  /** The weights behind a `weights` input port, in order of creation. */
  weights(port: string): readonly FollowedWeight[];
}

/** What the step must know of the data. Means and deviations are per channel, of pixels in 0..1. */
export interface DataFacts {
  readonly trainCount: number;
  readonly classCount: number;
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

/** Tensors per port, in lane order; ports that are not laned have one. Unconnected optional ports are absent. */
export type LaneTensors = Readonly<Record<string, readonly Tensor[]>>;

export interface NodeProgram {
  call(inputs: LaneTensors, step: StepContext): LaneTensors;
}

/** A program that treats each lane alike: `f` gets the lane's tensor of port `input` and gives that of `output`. */
export function perLane(
  input: string,
  output: string,
  f: (x: Tensor, step: StepContext, lane: number) => Tensor,
): NodeProgram {
  return {
    call: (inputs, step) => ({ [output]: (inputs[input] ?? []).map((x, lane) => f(x, step, lane)) }),
  };
}
