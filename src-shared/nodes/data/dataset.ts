import { z } from 'zod';
import { defineNode, single } from '../../node';
import { dataSource } from '../../params';
import { sideOf } from '../../values/dataSource';

export const dataset = defineNode({
  type: 'dataset',
  title: 'Dataset',
  group: 'data',
  doc: {
    summary: 'Images without their labels. Labels are used only to measure accuracy, never to train.',
    formula: 'x \\sim \\mathcal{D}',
  },
  params: z
    .object({
      source: dataSource({
        label: 'Source',
        help: 'Embedded shapes, CIFAR, MNIST-family IDX or a folder of images',
      }),
    })
    .strict(),
  inputs: {},
  outputs: {
    images: single('x', ['images'], 'A batch of images, 0..1'),
    indices: single('i', ['indices'], "Each image's place in the training set"),
  },
  missing: ({ source }) =>
    source.kind !== 'embedded' && source.directory.trim() === ''
      ? 'Source: give the folder that the images are in'
      : undefined,
  infer: ({ params }) => {
    const side = sideOf(params.source);
    return {
      outputs: {
        images: { kind: 'images', height: side, width: side, channels: 3 },
        indices: { kind: 'indices' },
      },
    };
  },
  // A node without inputs is a source: the trainer feeds its outputs.
  build: () => ({ call: () => ({}) }),
});
