import type { Tf, VariableRole } from '@shared/node';
import type { Training } from '@shared/training';
import type { Tensor } from '@tensorflow/tfjs';
import type { Update } from '../tensorflow';
import type { ModelVariable } from './model';

const adam = { beta2: 0.999, epsilon: 1e-8 } as const;
const larsTrust = 0.001;

/** Optimizer state that a trained variable needs: slots of the same shape, starting at zero. */
export function slotsOf(variable: ModelVariable, training: Training): readonly ModelVariable[] {
  const slot = (name: string): ModelVariable => ({
    ...variable,
    name: `${variable.name}/${name}`,
    role: 'buffer',
    initializer: { kind: 'zeros' },
  });
  return training.optimizer === 'adam' ? [slot('adam-m'), slot('adam-v')] : [slot('momentum')];
}

export interface UpdateRequest {
  readonly variable: ModelVariable;
  readonly value: Tensor;
  readonly gradient: Tensor;
  /** Scalar: the learning rate of the variable's module in this step. */
  readonly rate: Tensor;
  /** Scalar: steps done before this one. */
  readonly stepsDone: Tensor;
}

/** One variable's update under the document's optimizer; weight decay is L2, added to the gradient as in torch. */
export function updateOf(tf: Tf, training: Training, request: UpdateRequest): Update {
  const { variable, value, rate } = request;
  const spared = training.excludeBiasAndNorm && isSpared(variable.role);
  const decay = spared ? 0 : training.weightDecay;
  const decayed = decay === 0 ? request.gradient : tf.add(request.gradient, tf.mul(value, decay));
  if (training.optimizer === 'adam') {
    return {
      kind: 'adam',
      variable: variable.name,
      m: `${variable.name}/adam-m`,
      v: `${variable.name}/adam-v`,
      gradient: decayed,
      rate,
      beta1: training.momentum,
      beta2: adam.beta2,
      epsilon: adam.epsilon,
      step: tf.add(request.stepsDone, 1),
    };
  }
  const scaled = training.optimizer === 'lars' && !spared ? larsScaled(tf, value, decayed) : decayed;
  return {
    kind: 'momentum',
    variable: variable.name,
    slot: `${variable.name}/momentum`,
    gradient: scaled,
    rate,
    momentum: training.momentum,
  };
}

function isSpared(role: VariableRole | 'buffer'): boolean {
  return role === 'bias' || role === 'norm';
}

/** The decayed gradient times trust · |w| / |g| (arXiv 1708.03888, algorithm 1); unscaled where either is 0. */
function larsScaled(tf: Tf, value: Tensor, decayed: Tensor): Tensor {
  const weightNorm = tf.norm(value);
  const gradientNorm = tf.norm(decayed);
  const ratio = tf.div(tf.mul(weightNorm, larsTrust), tf.maximum(gradientNorm, 1e-12));
  const both = tf.greater(tf.mul(weightNorm, gradientNorm), 0);
  return tf.mul(decayed, tf.where(both, ratio, tf.onesLike(ratio)));
}
