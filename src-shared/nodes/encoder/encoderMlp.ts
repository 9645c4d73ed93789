import { z } from 'zod';
import { dense } from '../../layers/dense';
import { sequence } from '../../layers/layer';
import { moduleTypes, weightsPorts } from '../../layers/sharedWeights';
import { defineNode, laned, perLane, typeOf } from '../../node';
import { integerList } from '../../params';
import { mostLanes } from '../../values/lanes';

export const encoderMlp = defineNode({
  type: 'encoder-mlp',
  title: 'MLP encoder',
  group: 'encoder',
  doc: {
    summary:
      'A backbone of fully connected layers on the flattened image: linear, batch norm and ReLU per layer.',
    formula: 'y = \\sigma(\\mathrm{BN}(W_L \\dots \\sigma(\\mathrm{BN}(W_1 x))))',
  },
  params: z
    .object({
      widths: integerList({
        label: 'Widths',
        unit: 'units',
        help: 'Units of each layer',
        min: 1,
        max: 8192,
        default: [512, 256],
      }),
    })
    .strict(),
  inputs: { x: laned('x', ['images'], 'Views'), ...weightsPorts.inputs },
  outputs: { y: laned('y', ['embedding'], 'Features of the last layer'), ...weightsPorts.outputs },
  lanes: { default: 2, min: 1, max: mostLanes },
  ownsWeights: true,
  infer: ({ params, inputs }) =>
    params.widths.length === 0
      ? { problem: { message: 'Give at least one layer width' } }
      : moduleTypes(
          'encoder-mlp',
          { params, inputs },
          { y: { kind: 'embedding', dim: params.widths.at(-1) ?? 1 } },
        ),
  build: ({ context, params: { widths }, inputs }) => {
    const { height, width, channels } = typeOf(inputs, 'x', 'images');
    const size = height * width * channels;
    const network = sequence(
      widths.map((units, index) => dense(context, `layer${index + 1}`, widths[index - 1] ?? size, units)),
    );
    return perLane('x', 'y', (x, step) => network(x.reshape([-1, size]), step));
  },
});
