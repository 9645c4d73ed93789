import type { Tensor } from '@tensorflow/tfjs';
import { z } from 'zod';
import { augment, sizeOf, unaugmented } from '../../layers/augmentation';
import { defineNode, laned, single, typeOf } from '../../node';
import { integer, number } from '../../params';
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
      'One augmentation of each image per branch: random resized crop, flip, colour jitter, grayscale, blur, solarise; then standardised per channel. Branches that are augmented otherwise, or smaller, come from a second node of views.',
    formula: 'x_a, x_b \\sim \\mathcal{T}(x)',
    source: "arXiv 2011.10566, section 4; the defaults are SimSiam's for CIFAR",
  },
  params: z
    .object({
      size: integer({
        label: 'Size',
        unit: 'pixels',
        help: 'Side of the views; 0: that of the images. Multi-crop has smaller local views beside the global ones',
        min: 0,
        max: 512,
        default: 0,
      }),
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
      jitter: probability(
        'Colour jitter',
        'Brightness, contrast, saturation and hue changed, in an order of chance',
        0.8,
      ),
      brightness: strength('Brightness', 'Factor within 1 ± this', 0.4, 1),
      contrast: strength('Contrast', "Factor within 1 ± this, about the image's mean grey", 0.4, 1),
      saturation: strength('Saturation', 'Factor within 1 ± this, about grey', 0.4, 1),
      hue: number({
        label: 'Hue',
        unit: 'turns',
        help: 'Turn of the colour wheel (HSV) within ± this',
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
      solarise: probability('Solarise', 'What is brighter than one half inverted', 0),
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
      : {
          outputs: {
            view: {
              ...typeOf(inputs, 'images', 'images'),
              ...sizeOf(params, typeOf(inputs, 'images', 'images')),
            },
          },
        },
  build: ({ context, params, lanes }) => ({
    call: (inputs, step) => {
      const images = inputs.images?.[0];
      if (images === undefined) return {};
      if (step.augmenting) return { view: augment({ context, settings: params, step, lanes }, images) };
      return { view: new Array<Tensor>(lanes).fill(unaugmented(context, params, images)) };
    },
  }),
});
