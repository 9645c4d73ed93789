import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import { z } from 'zod';
import { defineNode, laned, typeOf } from '../../node';
import { number } from '../../params';
import { mostLanes } from '../../values/lanes';

/** Keeps the spectrum's largest value from being zero. */
const tiny = 1e-12;

export const predictorDirect = defineNode({
  type: 'predictor-direct',
  title: 'DirectPred',
  group: 'head',
  doc: {
    summary:
      "A linear predictor that is not trained but set in each step from the eigenspace of z's correlation: directions with more of z's energy are passed on more.",
    formula:
      'W_p = U \\operatorname{diag}\\bigl(\\sqrt{s_j / s_{\\max}} + \\epsilon\\bigr) U^\\top,\\quad F = U \\operatorname{diag}(s)\\, U^\\top,\\quad F \\leftarrow \\rho F + (1 - \\rho)\\, \\mathbb{E}[z z^\\top]',
    source: 'arXiv 2102.06810, section 4',
  },
  params: z
    .object({
      momentum: number({
        label: 'Momentum',
        help: 'ρ: the share of earlier batches in the estimate of the correlation F',
        min: 0,
        max: 1,
        default: 0.3,
      }),
      floor: number({
        label: 'Floor',
        help: 'ϵ: added to every direction, so that none is cut off',
        min: 0,
        max: 10,
        default: 0.1,
      }),
    })
    .strict(),
  inputs: { z: laned('z', ['embedding'], 'The representation') },
  outputs: { p: laned('p', ['embedding'], 'The prediction') },
  lanes: { default: 2, min: 1, max: mostLanes },
  infer: ({ inputs }) => ({ outputs: { p: typeOf(inputs, 'z', 'embedding') } }),
  build: ({ context, params: { momentum, floor }, inputs }) => {
    const { tf, ops } = context;
    const { dim } = typeOf(inputs, 'z', 'embedding');
    const estimate = context.buffer('correlation', [dim, dim], { kind: 'zeros' });
    return {
      call: ({ z: lanes = [] }, step) => {
        if (step.training) {
          const energies = lanes.map((x): Tensor => {
            const fixed = ops.stopGradient(x) as Tensor2D;
            return tf.div(tf.matMul(fixed, fixed, true, false), step.batch);
          });
          const energy = tf.div(tf.addN(energies), energies.length);
          estimate.write(tf.add(tf.mul(estimate.read(), momentum), tf.mul(energy, 1 - momentum)));
        }
        const { values, vectors } = ops.eigenvectors(estimate.read());
        const shares = tf.maximum(tf.div(values, tf.maximum(tf.max(values), tiny)), 0);
        const scaled = tf.mul(vectors, tf.add(tf.sqrt(shares), floor)) as Tensor2D;
        const weight = tf.matMul(scaled, vectors as Tensor2D, false, true);
        return { p: lanes.map((x) => tf.matMul(x as Tensor2D, weight)) };
      },
    };
  },
});
