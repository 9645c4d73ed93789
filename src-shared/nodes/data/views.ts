import { z } from 'zod';
import { augment } from '../../layers/augmentation';
import { defineNode, laned, single, typeOf } from '../../node';
import { number } from '../../params';
import { mostLanes } from '../../values/lanes';

const probability = (label: string, help: string, value: number) =>
  number({ label, unit: 'probability', help, min: 0, max: 1, default: value });
const strength = (label: string, help: string, value: number, max: number) =>
  number({ label, help, min: 0, max, default: value });

export const views = defineNode({
  type: 'views',
  title: 'Augmented views',
  group: 'data',
  doc: {
    summary:
      'One augmentation of each image per branch: random resized crop, flip, colour jitter, grayscale, blur; then standardised per channel.',
    formula: 'x_a, x_b \\sim \\mathcal{T}(x)',
    source: "arXiv 2011.10566, section 4; the defaults are SimSiam's for CIFAR",
  },
  params: z
    .object({
      cropMin: strength('Smallest crop', 'Share of the image that a crop covers at least', 0.2, 1),
      cropMax: strength('Largest crop', 'Share of the image that a crop covers at most', 1, 1),
      aspect: number({
        label: 'Aspect ratio',
        help: 'Crops are up to this much wider than high, or higher than wide',
        min: 1,
        max: 4,
        default: 4 / 3,
      }),
      flip: probability('Flip', 'Mirrored left to right', 0.5),
      jitter: probability('Colour jitter', 'Brightness, contrast, saturation and hue changed together', 0.8),
      brightness: strength('Brightness', 'Factor within 1 ± this', 0.4, 1),
      contrast: strength('Contrast', "Factor within 1 ± this, about the image's mean grey", 0.4, 1),
      saturation: strength('Saturation', 'Factor within 1 ± this, about grey', 0.4, 1),
      hue: number({
        label: 'Hue',
        unit: 'turns',
        help: 'Rotation of the colour wheel within ± this',
        min: 0,
        max: 0.5,
        default: 0.1,
      }),
      grayscale: probability('Grayscale', 'Colour removed', 0.2),
      blur: probability('Blur', 'Gaussian blur', 0),
      blurSigma: number({
        label: 'Blur sigma',
        unit: 'pixels',
        help: 'Largest standard deviation; the smallest is 0.1',
        min: 0.1,
        max: 4,
        default: 2,
      }),
    })
    .strict(),
  inputs: { images: single('x', ['images'], 'Images from a dataset') },
  outputs: { view: laned('view', ['images'], 'One augmentation per branch') },
  lanes: { default: 2, min: 1, max: mostLanes },
  infer: ({ params, inputs }) =>
    params.cropMin > params.cropMax
      ? {
          problem: {
            message: `The smallest crop (${params.cropMin}) is larger than the largest (${params.cropMax})`,
          },
        }
      : { outputs: { view: typeOf(inputs, 'images', 'images') } },
  build: ({ context, params, lanes }) => ({
    call: (inputs, step) => {
      const images = inputs.images?.[0];
      if (images === undefined) return {};
      const { tf, data } = context;
      const standardised = () =>
        tf.div(tf.sub(images, tf.tensor1d([...data.mean])), tf.tensor1d([...data.std]));
      const view = (lane: number) =>
        step.augmenting ? augment(context, params, images, step, lane) : standardised();
      return { view: Array.from({ length: lanes }, (_, lane) => view(lane)) };
    },
  }),
});
