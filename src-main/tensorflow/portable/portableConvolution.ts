import type { TensorOps, Tf } from '@shared/node';
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs';
import { differentiable } from '../program/differentiable';

/**
 * 'Same' convolution with a gradient that every tfjs backend can compute: WASM has no kernel for the gradient by
 * the filter, so that is one matrix product per place of the filter.
 */
export function portableConvolution(tf: Tf): TensorOps['conv2d'] {
  return (x, w, stride) =>
    differentiable(
      tf,
      [x as Tensor4D, w as Tensor4D],
      ([images, filter]) => tf.conv2d(images, filter, stride, 'same'),
      (dy, _y, [images, filter]) => [
        tf.conv2dTranspose(dy as Tensor4D, filter, images.shape, stride, 'same'),
        filterGradient(tf, images, dy as Tensor4D, filter.shape, stride),
      ],
    );
}

/** dw[ky, kx] = patchᵀ · dy, where patch holds the pixels that w[ky, kx] met: [n · outHeight · outWidth, inputs]. */
function filterGradient(
  tf: Tf,
  images: Tensor4D,
  dy: Tensor4D,
  [height, width, inputs, outputs]: Tensor4D['shape'],
  stride: number,
): Tensor4D {
  const [batch, inHeight, inWidth] = images.shape;
  const [, outHeight, outWidth] = dy.shape;
  const padded = tf.pad(images, [
    [0, 0],
    samePadding(inHeight, outHeight, height, stride),
    samePadding(inWidth, outWidth, width, stride),
    [0, 0],
  ]);
  const rows = dy.reshape([batch * outHeight * outWidth, outputs]) as Tensor2D;
  const products: Tensor2D[] = [];
  for (let ky = 0; ky < height; ky += 1) {
    for (let kx = 0; kx < width; kx += 1) {
      const end = [batch, ky + (outHeight - 1) * stride + 1, kx + (outWidth - 1) * stride + 1, inputs];
      const patch = tf.stridedSlice(padded, [0, ky, kx, 0], end, [1, stride, stride, 1]);
      products.push(tf.matMul(patch.reshape([rows.shape[0], inputs]) as Tensor2D, rows, true, false));
    }
  }
  return tf.stack(products).reshape([height, width, inputs, outputs]);
}

/** Pixels that 'same' padding adds before and after; the odd one goes after. */
function samePadding(size: number, outSize: number, kernel: number, stride: number): [number, number] {
  const total = Math.max(0, (outSize - 1) * stride + kernel - size);
  const before = Math.floor(total / 2);
  return [before, total - before];
}
