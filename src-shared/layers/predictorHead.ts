import type { BuildContext } from '../node';
import { choice, integer, number, toggle } from '../params';
import { dense, linear } from './dense';
import { type Layer, sequence } from './layer';

/** Parameters that the predictor and the inverse predictor have in common. */
export const predictorFields = {
  kind: choice({
    label: 'Kind',
    help: 'mlp: a bottleneck with batch norm and ReLU; linear: one matrix; bias: one vector added',
    options: ['mlp', 'linear', 'bias'],
    default: 'mlp',
  }),
  hidden: integer({
    label: 'Bottleneck',
    unit: 'units',
    help: 'Hidden units of the mlp',
    min: 1,
    max: 16_384,
    default: 32,
  }),
  bound: number({
    label: 'Bound',
    unit: 'length',
    help: 'The bias vector of kind bias is at most this long; 0 leaves it free',
    min: 0,
    max: 1000,
    default: 0,
  }),
  tanh: toggle({
    label: 'Weights through tanh',
    help: 'The matrix of kind linear is the tanh of its weights, so that no entry passes 1',
    default: false,
  }),
} as const;

interface PredictorParams {
  readonly kind: string;
  readonly hidden: number;
  readonly bound: number;
  readonly tanh: boolean;
}

/** [batch, dim] -> [batch, dim]: SimSiam's bottleneck (arXiv 2011.10566), a single matrix, or a single bias vector. */
export function predictorHead(context: BuildContext, dim: number, params: PredictorParams): Layer {
  const { kind, hidden, tanh } = params;
  if (kind === 'linear') return linear(context, 'layer1', dim, dim, false, tanh);
  if (kind === 'bias') return singleBias(context, dim, params.bound);
  return sequence([dense(context, 'layer1', dim, hidden), linear(context, 'layer2', hidden, dim, true)]);
}

/** Adds one trained vector to every sample, shortened to the length `bound` where it is longer. */
function singleBias(context: BuildContext, dim: number, bound: number): Layer {
  const { tf } = context;
  const bias = context.variable('bias', [dim], { kind: 'zeros' }, 'bias');
  if (bound === 0) return (x) => tf.add(x, bias.read());
  return (x) => {
    const vector = bias.read();
    const length = tf.sqrt(tf.maximum(tf.sum(tf.square(vector)), bound * bound));
    return tf.add(x, tf.mul(vector, tf.div(bound, length)));
  };
}
