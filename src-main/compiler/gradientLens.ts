import type { Lens } from '@shared/graph';
import { squaredCovariances } from '@shared/layers/covariance';
import { unitRows } from '@shared/layers/unitRows';
import type { GradientParts } from '@shared/metric';
import type { LaneTensors, Tf } from '@shared/node';
import type { Scalar, Tensor } from '@tensorflow/tfjs';
import type { ProbedNode } from './model';

export interface LensRequest {
  readonly lens: Lens;
  readonly node: ProbedNode;
  /** Factor of the other view's vector in the negative gradient: NodeDefinition.pull. */
  readonly pull: number;
  /** What entered the loss. */
  readonly inputs: LaneTensors;
}

/**
 * Takes the negative gradient of a loss by A apart (arXiv 2203.16262, section 3.2): basic + o_e + r_e, where the
 * basic gradient is `pull` times the other view's A, and o_e the batch mean of the rest. A is the vector as the loss
 * normalises it, or as it comes where it does not; the gradient is per sample, not divided by the batch.
 */
export function gradientLens(tf: Tf, request: LensRequest): GradientParts {
  const { lens, pull, inputs } = request;
  const moved = inputs[lens.moved] ?? [];
  const { gradients, vectors } = negativeGradients(tf, request, moved);
  const basic = vectors.map((_, lane) => {
    const others = vectors.filter((_other, index) => index !== lane);
    const partner = others.length > 0 ? mean(tf, others) : partnerOf(tf, request);
    return tf.mul(partner ?? tf.zerosLike(vectors[lane] as Tensor), pull);
  });
  const extra = tf.concat(
    gradients.map((gradient, lane) => tf.sub(gradient, basic[lane] ?? 0)),
    0,
  );
  const centre = tf.mean(extra, 0, true);
  return {
    tf,
    basic: tf.concat(basic, 0),
    centre,
    residual: tf.sub(extra, centre),
    pulled: tf.concat(
      (inputs[lens.pulled] ?? []).map((x) => unitRows(tf, x)),
      0,
    ),
    moved: tf.concat([...vectors], 0),
    decorrelation: () => decorrelation(tf, vectors),
  };
}

/** The negative gradient per lane, [batch, dim], and the vector by which it is taken. */
function negativeGradients(
  tf: Tf,
  { lens, node, inputs }: LensRequest,
  moved: readonly Tensor[],
): { gradients: Tensor[]; vectors: Tensor[] } {
  const normalised = new Set<number>();
  /** The loss with a shift added to each lane of A, where it is normalised or, if it is not, where it enters. */
  const shifted = (shifts: readonly Tensor[], entering: boolean): Scalar => {
    // Clones, so that A is told apart from another input that is the same tensor.
    const lanes = moved.map((x, lane) => (entering ? tf.add(x, shifts[lane] ?? 0) : x.clone()));
    const normalise = (x: Tensor) => {
      const lane = entering ? -1 : lanes.indexOf(x);
      if (lane < 0) return node.step.normalise(x);
      normalised.add(lane);
      return tf.add(node.step.normalise(x), shifts[lane] ?? 0);
    };
    const outputs = node.program.call({ ...inputs, [lens.moved]: lanes }, { ...node.step, normalise });
    return outputs.loss?.[0] as Scalar;
  };
  const none = moved.map((x) => tf.zerosLike(x));
  shifted(none, false);
  const entering = normalised.size < moved.length;
  const count = moved.length * (moved[0]?.shape[0] ?? 1);
  const gradients = tf
    .grads((...shifts: Tensor[]) => shifted(shifts, entering))(none)
    .map((gradient) => tf.mul(gradient, -count));
  return { gradients, vectors: entering ? [...moved] : moved.map((x) => node.step.normalise(x)) };
}

function partnerOf(tf: Tf, { lens, inputs }: LensRequest): Tensor | undefined {
  const [partner] = lens.partner === null ? [] : (inputs[lens.partner] ?? []);
  return partner === undefined ? undefined : unitRows(tf, partner);
}

/** The negative gradient of the covariance loss by all lanes taken as one batch. */
function decorrelation(tf: Tf, vectors: readonly Tensor[]): Tensor {
  return tf.neg(tf.grad((x: Tensor) => squaredCovariances(tf, x))(tf.concat([...vectors], 0)));
}

function mean(tf: Tf, tensors: readonly Tensor[]): Tensor {
  return tf.div(tf.addN([...tensors]), tensors.length);
}
