import { z } from 'zod';
import { centred, squaredCovariances } from '../../layers/covariance';
import { pairLoss, pairLossType } from '../../layers/pairLoss';
import { defineNode, single, watched } from '../../node';
import { number } from '../../params';

/** Under the square root of the variance, as published. */
const epsilon = 1e-4;

const coefficient = (label: string, help: string, value: number) =>
  number({ label, help, min: 0, max: 1000, default: value });

export const lossVicreg = defineNode({
  type: 'loss-vicreg',
  title: 'VICReg',
  group: 'loss',
  doc: {
    summary:
      'Invariance: the views agree. Variance: every dimension keeps a standard deviation of at least 1. Covariance: no two dimensions carry the same.',
    formula: '\\mathcal{L} = \\lambda\\, s(z_a, z_b) + \\mu\\,[v(z_a) + v(z_b)]/2 + \\nu\\,[c(z_a) + c(z_b)]',
    source: 'arXiv 2105.04906, equations 1 to 6, with the factors of its published code',
  },
  params: z
    .object({
      invariance: coefficient('Invariance', 'λ, weight of the mean squared difference of the views', 25),
      variance: coefficient('Variance', 'μ, weight of the hinge on the standard deviation', 25),
      covariance: coefficient('Covariance', 'ν, weight of the squared covariances off the diagonal', 1),
    })
    .strict(),
  inputs: { a: watched('z_a', 'One view'), b: watched('z_b', 'The other view') },
  outputs: { loss: single('𝓛', ['loss'], 'Scalar') },
  infer: ({ inputs }) => pairLossType(inputs, 'a', 'b'),
  build: ({ context: { tf }, params }) =>
    pairLoss(tf, 'a', 'b', (a, b) => {
      const [batch = 1] = a.shape;
      /** Mean over the dimensions of max(0, 1 - std). */
      const hinge = (x: typeof a) => {
        const variance = tf.div(tf.sum(tf.square(centred(tf, x)), 0), Math.max(1, batch - 1));
        return tf.mean(tf.relu(tf.sub(1, tf.sqrt(tf.add(variance, epsilon)))));
      };
      const covarianceTerm = (x: typeof a) => squaredCovariances(tf, x);
      return tf.addN([
        tf.mul(tf.mean(tf.square(tf.sub(a, b))), params.invariance),
        tf.mul(tf.add(hinge(a), hinge(b)), params.variance / 2),
        tf.mul(tf.add(covarianceTerm(a), covarianceTerm(b)), params.covariance),
      ]);
    }),
});
