import type { Tensor, Tensor4D } from '@tensorflow/tfjs';
import { z } from 'zod';
import { convolution } from '../../layers/convolution';
import { type Layer, sequence } from '../../layers/layer';
import { moduleTypes, weightsPorts } from '../../layers/sharedWeights';
import { type BuildContext, defineNode, laned, perLane, typeOf } from '../../node';
import { choice, integer, toggle } from '../../params';
import { mostLanes } from '../../values/lanes';

const stages = [1, 2, 4, 8] as const;
const blocksPerStage = 2;

export const encoderResnet18 = defineNode({
  type: 'encoder-resnet18',
  title: 'ResNet-18',
  group: 'encoder',
  doc: {
    summary:
      'ResNet-18 without its classifier. The CIFAR stem is a 3×3 convolution of stride 1 without pooling. Convolutions of stride 2 pad images of an even side after, where PyTorch pads before.',
    formula: 'y = \\operatorname{GAP}(\\operatorname{ResNet}_{18}(x))',
    source: 'arXiv 1512.03385; CIFAR stem as in arXiv 2011.10566, appendix D',
  },
  params: z
    .object({
      stem: choice({
        label: 'Stem',
        help: 'cifar: 3×3 stride 1; imagenet: 7×7 stride 2 and 3×3 max-pooling',
        options: ['cifar', 'imagenet'],
        default: 'cifar',
      }),
      width: integer({
        label: 'Width',
        unit: 'channels',
        help: 'Channels of the first stage; later stages double',
        min: 8,
        max: 256,
        default: 64,
      }),
      zeroInit: toggle({
        label: 'Blocks start as identity',
        help: 'The last batch norm of each block begins with scales of 0, so that the block begins as its shortcut (arXiv 1706.02677, section 5.1)',
        default: false,
      }),
    })
    .strict(),
  inputs: { x: laned('x', ['images'], 'Views'), ...weightsPorts.inputs },
  outputs: { y: laned('y', ['embedding'], 'Pooled features, 8 × width'), ...weightsPorts.outputs },
  lanes: { default: 2, min: 1, max: mostLanes },
  ownsWeights: true,
  anyImageSize: true,
  infer: ({ params, inputs }) => {
    const { stem, width } = params;
    const image = typeOf(inputs, 'x', 'images');
    const shrink = stem === 'cifar' ? 8 : 32;
    if (Math.min(image.height, image.width) < shrink)
      return {
        problem: {
          message: `Images of ${image.height}×${image.width} are too small: this stem shrinks them ${shrink} times`,
          port: 'x',
        },
      };
    return moduleTypes('encoder-resnet18', { params, inputs }, { y: { kind: 'embedding', dim: width * 8 } });
  },
  build: ({ context, params: { stem, width, zeroInit }, inputs }) => {
    const { channels } = typeOf(inputs, 'x', 'images');
    const size = stem === 'cifar' ? 3 : 7;
    const layers: Layer[] = [
      convolution(context, {
        name: 'stem',
        inputs: channels,
        outputs: width,
        size,
        stride: stem === 'cifar' ? 1 : 2,
      }),
    ];
    if (stem === 'imagenet') layers.push((x) => maxPooled(context, x));
    let before = width;
    for (const [stage, factor] of stages.entries()) {
      for (let block = 0; block < blocksPerStage; block += 1) {
        const outputs = width * factor;
        const stride = stage > 0 && block === 0 ? 2 : 1;
        const name = `stage${stage + 1}-block${block + 1}`;
        layers.push(basicBlock(context, { name, inputs: before, outputs, stride, zeroInit }));
        before = outputs;
      }
    }
    const network = sequence(layers);
    return perLane('x', 'y', (x, step) => context.ops.averageOverSpace(network(x, step)));
  },
});

/** 3×3 max-pooling of stride 2 with a pixel of padding, as in PyTorch; behind a ReLU a 0 is the padding that never wins. */
function maxPooled({ tf }: BuildContext, x: Tensor): Tensor {
  const padded = tf.pad(x, [
    [0, 0],
    [1, 1],
    [1, 1],
    [0, 0],
  ]);
  return tf.maxPool(padded as Tensor4D, 3, 2, 'valid');
}

interface BlockRequest {
  readonly name: string;
  readonly inputs: number;
  readonly outputs: number;
  readonly stride: number;
  readonly zeroInit: boolean;
}

/** Two 3×3 convolutions and a shortcut, which is a 1×1 convolution where the shape changes. */
function basicBlock(context: BuildContext, { name, inputs, outputs, stride, zeroInit }: BlockRequest): Layer {
  const body = sequence([
    convolution(context, { name: `${name}-conv1`, inputs, outputs, size: 3, stride }),
    convolution(context, {
      name: `${name}-conv2`,
      inputs: outputs,
      outputs,
      size: 3,
      stride: 1,
      relu: false,
      affine: zeroInit ? 'zeros' : 'ones',
    }),
  ]);
  const shortcut: Layer =
    stride === 1 && inputs === outputs
      ? (x) => x
      : convolution(context, { name: `${name}-shortcut`, inputs, outputs, size: 1, stride, relu: false });
  return (x, step) => context.ops.relu(context.tf.add(body(x, step), shortcut(x, step)));
}
