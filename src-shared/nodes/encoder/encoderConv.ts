import { z } from 'zod';
import { convolution } from '../../layers/convolution';
import { sequence } from '../../layers/layer';
import { moduleTypes, weightsPorts } from '../../layers/sharedWeights';
import { defineNode, laned, perLane, typeOf } from '../../node';
import { integer, integerList } from '../../params';
import { mostLanes } from '../../values/lanes';

export const encoderConv = defineNode({
  type: 'encoder-conv',
  title: 'Conv encoder',
  group: 'encoder',
  doc: {
    summary:
      'A small convolutional backbone: convolution, batch norm and ReLU per layer, then global average pooling. Convolutions of stride 2 pad images of an even side after, where PyTorch pads before.',
    formula:
      'y = \\operatorname{GAP}(\\operatorname{conv}_L \\circ \\dots \\circ \\operatorname{conv}_1 (x))',
  },
  params: z
    .object({
      widths: integerList({
        label: 'Widths',
        unit: 'channels',
        help: 'Output channels of each layer',
        min: 1,
        max: 2048,
        default: [16, 32, 64, 128],
      }),
      strides: integerList({
        label: 'Strides',
        unit: 'pixels',
        help: 'Stride of each layer; at 2, images of an even side are padded after, where PyTorch pads before',
        min: 1,
        max: 4,
        default: [1, 2, 2, 2],
      }),
      kernel: integer({
        label: 'Kernel',
        unit: 'pixels',
        help: 'Side of the square kernels',
        min: 1,
        max: 7,
        default: 3,
      }),
    })
    .strict(),
  inputs: { x: laned('x', ['images'], 'Views'), ...weightsPorts.inputs },
  outputs: { y: laned('y', ['embedding'], 'Pooled features of the last layer'), ...weightsPorts.outputs },
  lanes: { default: 2, min: 1, max: mostLanes },
  ownsWeights: true,
  anyImageSize: true,
  infer: ({ params, inputs }) => {
    const { widths, strides } = params;
    const { height, width } = typeOf(inputs, 'x', 'images');
    if (widths.length === 0) return { problem: { message: 'Give at least one layer width' } };
    if (widths.length !== strides.length)
      return {
        problem: {
          message: `There are ${widths.length} widths but ${strides.length} strides: give one stride per layer`,
        },
      };
    const shrink = strides.reduce((product, stride) => product * stride, 1);
    if (shrink > Math.min(height, width))
      return {
        problem: {
          message: `Images of ${height}×${width} are too small for strides that shrink them ${shrink} times`,
          port: 'x',
        },
      };
    return moduleTypes(
      'encoder-conv',
      { params, inputs },
      { y: { kind: 'embedding', dim: widths.at(-1) ?? 1 } },
    );
  },
  build: ({ context, params: { widths, strides, kernel }, inputs }) => {
    let channels = typeOf(inputs, 'x', 'images').channels;
    const layers = widths.map((outputs, index) => {
      const layer = convolution(context, {
        name: `conv${index + 1}`,
        inputs: channels,
        outputs,
        size: kernel,
        stride: strides[index] ?? 1,
      });
      channels = outputs;
      return layer;
    });
    const network = sequence(layers);
    return perLane('x', 'y', (x, step) => context.ops.averageOverSpace(network(x, step)));
  },
});
