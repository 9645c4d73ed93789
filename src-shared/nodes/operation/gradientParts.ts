import { z } from 'zod';
import { centreField, centres } from '../../layers/centre';
import { pairMisfit } from '../../layers/pairLoss';
import { defineNode, laned, typeOf } from '../../node';
import { toggle } from '../../params';
import { mostLanes } from '../../values/lanes';

export const gradientParts = defineNode({
  type: 'gradient-parts',
  title: 'Extra gradient',
  group: 'operation',
  doc: {
    summary:
      "Takes A's negative gradient apart: the basic gradient of the symmetric architecture, and the extra gradient, which is the centre o_e plus the residual r_e. Either part of the extra gradient can be dropped.",
    formula: 'g = g_{\\text{basic}} + G_e,\\quad o_e = \\mathbb{E}[G_e],\\quad r_e = G_e - o_e',
    source: 'arXiv 2203.16262, sections 3.2 and 4',
  },
  params: z
    .object({
      keepCentre: toggle({
        label: 'Keep the centre',
        help: 'o_e, the batch mean of the extra gradient: de-centering',
        default: true,
      }),
      keepResidual: toggle({
        label: 'Keep the residual',
        help: 'r_e, the rest of the extra gradient: de-correlation',
        default: true,
      }),
      scope: centreField,
    })
    .strict(),
  inputs: {
    g: laned('g', ['embedding'], "A's negative gradient"),
    basic: laned('basic', ['embedding'], 'The part that the symmetric architecture gives'),
  },
  outputs: { y: laned('g′', ['embedding'], 'The basic gradient with the parts that are kept') },
  lanes: { default: 2, min: 1, max: mostLanes },
  mixesLanes: true,
  infer: ({ inputs }) =>
    pairMisfit(inputs, 'g', 'basic') ?? { outputs: { y: typeOf(inputs, 'g', 'embedding') } },
  // What is dropped is taken off g, so that with both parts kept g passes unchanged to the last bit.
  build: ({ context: { tf }, params: { keepCentre, keepResidual, scope } }) => ({
    call: ({ g = [], basic = [] }) => {
      const extra = g.map((gradient, lane) => tf.sub(gradient, basic[lane] ?? 0));
      const middle = centres(tf, extra, scope);
      return {
        y: g.map((gradient, lane) => {
          const centre = middle[lane] ?? 0;
          const centred = keepCentre ? gradient : tf.sub(gradient, centre);
          return keepResidual ? centred : tf.sub(centred, tf.sub(extra[lane] ?? 0, centre));
        }),
      };
    },
  }),
});
