import type { BuildContext } from '../node/build';
import { choice, integer } from '../params';
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
} as const;

/** [batch, dim] -> [batch, dim]: SimSiam's bottleneck (arXiv 2011.10566), a single matrix, or a single bias vector. */
export function predictorHead(
  context: BuildContext,
  dim: number,
  { kind, hidden }: { kind: string; hidden: number },
): Layer {
  if (kind === 'linear') return linear(context, 'layer1', dim, dim, false);
  if (kind === 'bias') {
    const bias = context.variable('bias', [dim], { kind: 'zeros' }, 'bias');
    return (x) => context.tf.add(x, bias.read());
  }
  return sequence([dense(context, 'layer1', dim, hidden), linear(context, 'layer2', hidden, dim, true)]);
}
