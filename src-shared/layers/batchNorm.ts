import type { BuildContext } from '../node';
import type { Layer } from './layer';

const epsilon = 1e-5;
/** torch's momentum 0.1: running = 0.9 running + 0.1 batch. */
const kept = 0.9;

/** Scale and offset after the normalisation: none, or with scales of 1 or 0 at the start. */
export type Affine = 'none' | 'ones' | 'zeros';

/**
 * Batch norm over all axes but the last, of `channels`. Running statistics serve evaluation and are updated by
 * every lane in turn.
 */
export function batchNorm(
  context: BuildContext,
  name: string,
  channels: number,
  affine: Affine = 'ones',
): Layer {
  const { tf, ops } = context;
  const [scale, offset] =
    affine === 'none'
      ? []
      : [
          context.variable(`${name}-scale`, [channels], { kind: affine }, 'norm'),
          context.variable(`${name}-offset`, [channels], { kind: 'zeros' }, 'norm'),
        ];
  const mean = context.buffer(`${name}-mean`, [channels], { kind: 'zeros' });
  const variance = context.buffer(`${name}-variance`, [channels], { kind: 'ones' });
  return (x, step) => {
    const gamma = scale?.read() ?? tf.ones([channels]);
    const beta = offset?.read() ?? tf.zeros([channels]);
    if (!step.training)
      return tf.add(
        tf.mul(tf.sub(x, mean.read()), tf.mul(gamma, tf.rsqrt(tf.add(variance.read(), epsilon)))),
        beta,
      );
    const batch = ops.batchNorm(x, gamma, beta, epsilon);
    mean.write(tf.add(tf.mul(mean.read(), kept), tf.mul(batch.mean, 1 - kept)));
    const count = x.size / channels;
    const unbiased = tf.mul(batch.variance, count / Math.max(1, count - 1));
    variance.write(tf.add(tf.mul(variance.read(), kept), tf.mul(unbiased, 1 - kept)));
    return batch.y;
  };
}
