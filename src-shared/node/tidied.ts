import type { Tf } from './build';

/**
 * tf.tidy for a body whose result holds no tensors. tf.tidy looks for tensors in whatever is returned, number by number
 * where that is an array.
 */
export function tidied<T>(tf: Pick<Tf, 'engine'>, body: () => T): T {
  tf.engine().startScope();
  try {
    return body();
  } finally {
    tf.engine().endScope();
  }
}
