import { z } from 'zod';
import { batchNorm } from '../../layers/batchNorm';
import { dense, linear } from '../../layers/dense';
import { type Layer, sequence } from '../../layers/layer';
import { moduleTypes, weightsPorts } from '../../layers/sharedWeights';
import { defineNode, laned, perLane, typeOf } from '../../node';
import { integer, toggle } from '../../params';
import { mostLanes } from '../../values/lanes';

export const projector = defineNode({
  type: 'projector',
  title: 'Projector',
  group: 'head',
  doc: {
    summary:
      'The second part of f: hidden layers of linear, batch norm and ReLU, then a linear layer, by default with batch norm without affine.',
    formula: 'z = \\mathrm{BN}(W_L\\, \\sigma(\\mathrm{BN}(W_{L-1} \\dots y)))',
    source: 'arXiv 2011.10566, section 4',
  },
  params: z
    .object({
      layers: integer({
        label: 'Layers',
        help: 'Linear layers, the last included',
        min: 1,
        max: 8,
        default: 2,
      }),
      hidden: integer({
        label: 'Hidden',
        unit: 'units',
        help: 'Units of the hidden layers',
        min: 1,
        max: 16_384,
        default: 128,
      }),
      out: integer({
        label: 'Out',
        unit: 'dimensions',
        help: 'Dimensions of z',
        min: 1,
        max: 16_384,
        default: 128,
      }),
      finalNorm: toggle({ label: 'Final batch norm', help: 'Batch norm without affine on z', default: true }),
    })
    .strict(),
  inputs: { y: laned('y', ['embedding'], 'Backbone features'), ...weightsPorts.inputs },
  outputs: { z: laned('z', ['embedding'], 'The representation z'), ...weightsPorts.outputs },
  lanes: { default: 2, min: 1, max: mostLanes },
  ownsWeights: true,
  representation: true,
  infer: ({ params, inputs }) =>
    moduleTypes('projector', { params, inputs }, { z: { kind: 'embedding', dim: params.out } }),
  build: ({ context, params: { layers, hidden, out, finalNorm }, inputs }) => {
    let before = typeOf(inputs, 'y', 'embedding').dim;
    const stack: Layer[] = [];
    for (let layer = 1; layer < layers; layer += 1) {
      stack.push(dense(context, `layer${layer}`, before, hidden));
      before = hidden;
    }
    stack.push(linear(context, `layer${layers}`, before, out, !finalNorm));
    if (finalNorm) stack.push(batchNorm(context, `layer${layers}-norm`, out, 'none'));
    const network = sequence(stack);
    return perLane('y', 'z', network);
  },
});
