import type { TensorOps, Tf } from '@shared/node';
import type { Tensor } from '@tensorflow/tfjs';
import { attributesOf } from './attributes';
import type { NativeBackend } from './nativeBinding';

/** FusedBatchNormV3 and its gradient op; [n, c] runs as [n, 1, 1, c]. */
export function nativeBatchNorm(tf: Tf, backend: NativeBackend): TensorOps['batchNorm'] {
  const attribute = attributesOf(backend.binding);
  return (x, scale, offset, epsilon) => {
    const attributes = [
      attribute.float(),
      attribute.float('U'),
      attribute.number('epsilon', epsilon),
      attribute.text('data_format', 'NHWC'),
      attribute.bool('is_training', true),
    ];
    let mean: Tensor | undefined;
    let variance: Tensor | undefined;
    const op = tf.customGrad((...given: unknown[]) => {
      const [images, gamma, beta, save] = given as [Tensor, Tensor, Tensor, (tensors: Tensor[]) => void];
      const none = tf.tensor1d([]);
      const outputs = backend.executeMultipleOutputs(
        'FusedBatchNormV3',
        attributes,
        [images, gamma, beta, none, none],
        6,
      );
      const [y = images, batchMean = gamma, batchVariance = gamma, ...reserved] = outputs;
      mean = tf.keep(batchMean);
      variance = tf.keep(batchVariance);
      save([images, gamma, ...reserved]);
      return {
        value: y,
        gradFunc: (dy: Tensor, saved: Tensor[]) =>
          backend.executeMultipleOutputs('FusedBatchNormGradV3', attributes, [dy, ...saved], 5).slice(0, 3),
      };
    });
    const channels = x.shape.at(-1) ?? 1;
    const spatial = x.rank === 4 ? x : x.reshape([-1, 1, 1, channels]);
    const y = op(spatial, scale, offset);
    const count = x.size / channels;
    return {
      y: x.rank === 4 ? y : y.reshape(x.shape),
      mean: released(mean, scale),
      // The op gives the unbiased variance.
      variance: tf.mul(released(variance, scale), (count - 1) / count),
    };
  };
}

/** What customGrad's own scope would have disposed, handed to the caller's scope. */
function released(kept: Tensor | undefined, fallback: Tensor): Tensor {
  if (kept === undefined) return fallback;
  const own = kept.clone();
  kept.dispose();
  return own;
}
