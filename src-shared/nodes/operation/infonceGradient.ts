import type { Tensor2D } from '@tensorflow/tfjs';
import { z } from 'zod';
import { similarities, temperatureField } from '../../layers/contrast';
import { defineNode, laned, typeOf } from '../../node';
import { mostLanes } from '../../values/lanes';

export const infonceGradient = defineNode({
  type: 'infonce-gradient',
  title: 'InfoNCE gradient',
  group: 'operation',
  doc: {
    summary:
      'The negative gradient of InfoNCE on each sample as anchor: towards its other view, the basic gradient, and away from all samples by their share of the softmax, the extra gradient.',
    formula:
      'g_a = \\frac1t \\Bigl( Z_b - \\sum_i \\lambda_i Z_i \\Bigr),\\quad \\lambda_i = \\frac{\\exp(Z_a \\cdot Z_i / t)}{\\sum_{k \\neq a} \\exp(Z_a \\cdot Z_k / t)}',
    source: 'arXiv 2203.16262, section 4',
  },
  params: z.object({ temperature: temperatureField }).strict(),
  inputs: {
    z: { ...laned('Z', ['embedding'], 'The views of the same images, normalised'), noGradient: true },
  },
  outputs: {
    g: laned('g', ['embedding'], 'The negative gradient'),
    basic: laned('basic', ['embedding'], 'Its part that pulls the views together, Z_b / t'),
  },
  lanes: { default: 2, min: 2, max: mostLanes },
  mixesLanes: true,
  infer: ({ inputs }) => {
    const type = typeOf(inputs, 'z', 'embedding');
    return { outputs: { g: type, basic: type } };
  },
  build: ({ context: { tf, ops }, params: { temperature } }) => ({
    call: ({ z: lanes = [] }) => {
      const unit = lanes.map((x) => ops.stopGradient(x));
      const shares = tf.softmax(similarities(tf, unit, temperature) as Tensor2D);
      const pushed = tf.split(tf.matMul(shares, tf.concat([...unit], 0) as Tensor2D), unit.length, 0);
      const basic = unit.map((_, lane) => {
        const others = unit.filter((_other, index) => index !== lane);
        return tf.div(tf.addN(others), others.length * temperature);
      });
      const g = basic.map((pull, lane) => tf.sub(pull, tf.div(pushed[lane] ?? 0, temperature)));
      return { g, basic };
    },
  }),
});
