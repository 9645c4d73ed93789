import type { Tensor } from '@tensorflow/tfjs';
import type { Tf } from '../node';
import { choice } from '../params';

/** Over what the centre is taken. */
export const centreField = choice({
  label: 'Centre of',
  help: 'all: the mean over the batch and all branches together; branch: each branch has its own',
  options: ['all', 'branch'],
  default: 'all',
});

/** o_z of each lane, [1, dim]: the mean over the batch of that lane, or of all lanes (arXiv 2203.16262, section 3.1). */
export function centres(tf: Tf, lanes: readonly Tensor[], scope: string): Tensor[] {
  const own = lanes.map((x) => tf.mean(x, 0, true));
  if (scope === 'branch' || own.length === 1) return own;
  const shared = tf.div(tf.addN(own), own.length);
  return own.map(() => shared);
}
