import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadBackend } from '../backend';
import type { Backend } from '../program/types';
import { batchNormOf, type ConvolutionSizes, numbers, visitConvolution } from './reference';

/** What every rung of the compute ladder owes: each operation and its gradient against a slow, plain computation. */
export function describeOperations(rung: 'tensorflow' | 'wasm' | 'cpu'): void {
  describe(`the tensor operations on ${rung}`, () => {
    let backend: Backend;
    const forced = process.env.COLLAPSE_LAB_BACKEND;
    beforeAll(async () => {
      process.env.COLLAPSE_LAB_BACKEND = rung;
      backend = await loadBackend();
    });
    afterAll(() => {
      if (forced === undefined) delete process.env.COLLAPSE_LAB_BACKEND;
      else process.env.COLLAPSE_LAB_BACKEND = forced;
    });

    const tensor = (shape: number[], phase = 0) =>
      backend.tf.tensor(
        numbers(
          shape.reduce((size, side) => size * side, 1),
          phase,
        ),
        shape,
      );
    const close = (found: Tensor, expected: readonly number[], digits = 4) => {
      const values = Array.from(found.dataSync());
      expect(values).toHaveLength(expected.length);
      values.forEach((value, index) => {
        expect(value, `entry ${index}`).toBeCloseTo(expected[index]!, digits);
      });
    };
    /** Gradients of sum(weights · f(inputs)) by the inputs. */
    const gradients = (f: (...inputs: Tensor[]) => Tensor, inputs: Tensor[], weights: Tensor) =>
      backend.tf.grads((...given: Tensor[]) => backend.tf.sum(backend.tf.mul(f(...given), weights)))(inputs);

    it('passes values through a stop-gradient and nothing back', () => {
      const { tf, ops } = backend;
      const x = tensor([3]);
      close(ops.stopGradient(x), numbers(3));
      const [dx] = gradients(
        (a) => tf.add(tf.square(a!), tf.mul(ops.stopGradient(a!), 5)),
        [x],
        tf.ones([3]),
      );
      close(
        dx!,
        numbers(3).map((value) => 2 * value),
      );
    });

    it('clips below zero with relu', () => {
      const { tf, ops } = backend;
      const x = tf.tensor1d([-2, -0.5, 0.5, 2]);
      close(ops.relu(x), [0, 0, 0.5, 2]);
      const [dx] = gradients((a) => ops.relu(a!), [x], tf.tensor1d([1, 2, 3, 4]));
      close(dx!, [0, 0, 3, 4]);
    });

    it('multiplies matrices', () => {
      const { tf, ops } = backend;
      const [x, w] = [tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2])];
      close(ops.matMul(x, w), [19, 22, 43, 50]);
      const weights = tf.tensor2d([1, 0, 2, -1], [2, 2]);
      const [dx, dw] = gradients((a, b) => ops.matMul(a!, b!), [x, w], weights);
      close(dx!, [5, 7, 4, 6]);
      close(dw!, [7, -3, 10, -4]);
    });

    it.each([
      [1, 5],
      [2, 5],
      [2, 6],
    ])('convolves with stride %i images of side %i', (stride, side) => {
      const { tf, ops } = backend;
      const sizes: ConvolutionSizes = { batch: 2, side, inputs: 3, outputs: 2, kernel: 3, stride };
      const [x, w] = [tensor([2, side, side, 3]), tensor([3, 3, 3, 2], 1)];
      const outSide = Math.ceil(side / stride);
      const weights = tensor([2, outSide, outSide, 2], 2);
      const [xs, ws, gs] = [x, w, weights].map((one) => Array.from(one.dataSync())) as [
        number[],
        number[],
        number[],
      ];
      const y = new Array<number>(weights.size).fill(0);
      const dx = new Array<number>(x.size).fill(0);
      const dw = new Array<number>(w.size).fill(0);
      visitConvolution(sizes, (i, k, o) => {
        y[o]! += xs[i]! * ws[k]!;
        dx[i]! += gs[o]! * ws[k]!;
        dw[k]! += gs[o]! * xs[i]!;
      });
      close(ops.conv2d(x, w, stride), y);
      const [foundX, foundW] = gradients((a, b) => ops.conv2d(a!, b!, stride), [x, w], weights);
      close(foundX!, dx);
      close(foundW!, dw);
      tf.dispose([x, w, weights]);
    });

    it('averages over space', () => {
      const { tf, ops } = backend;
      const x = tf.tensor4d([1, 10, 2, 20, 3, 30, 4, 40], [1, 2, 2, 2]);
      close(ops.averageOverSpace(x), [2.5, 25]);
      const [dx] = gradients((a) => ops.averageOverSpace(a!), [x], tf.tensor2d([4, 8], [1, 2]));
      close(dx!, [1, 2, 1, 2, 1, 2, 1, 2]);
    });

    it.each([
      ['of images', [4, 3, 3, 2]],
      ['of vectors', [12, 2]],
    ] as const)('normalises batches %s', (_what, shape) => {
      const { tf, ops } = backend;
      const x = tensor([...shape]);
      const weights = tensor([...shape], 1);
      const [scale, offset] = [
        [1.5, -0.5],
        [0.25, 2],
      ] as const;
      const expected = batchNormOf(
        Array.from(x.dataSync()),
        scale,
        offset,
        Array.from(weights.dataSync()),
        1e-5,
      );
      const inputs = [x, tf.tensor1d([...scale]), tf.tensor1d([...offset])] as const;
      const { y, mean, variance } = ops.batchNorm(...inputs, 1e-5);
      close(y, expected.y);
      close(mean, expected.mean);
      close(variance, expected.variance);
      const [dx, dScale, dOffset] = gradients(
        (a, b, c) => ops.batchNorm(a!, b!, c!, 1e-5).y,
        [...inputs],
        weights,
      );
      close(dx!, expected.dx);
      close(dScale!, expected.dScale);
      close(dOffset!, expected.dOffset);
    });

    it('gathers and scatters rows', () => {
      const { tf, ops } = backend;
      const table = tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]);
      const indices = tf.tensor1d([2, 0], 'int32');
      close(ops.gatherRows(table, indices), [5, 6, 1, 2]);
      close(ops.scatterRows(table, indices, tf.tensor2d([50, 60, 10, 20], [2, 2])), [10, 20, 3, 4, 50, 60]);
    });

    it('finds the eigenvalues and eigenvectors of a symmetric matrix', () => {
      const { tf, ops } = backend;
      const matrix = tf.tensor2d([2, 1, 0, 1, 2, 0, 0, 0, 7], [3, 3]);
      close(ops.eigenvalues(matrix), [1, 3, 7]);
      const { values, vectors } = ops.eigenvectors(matrix);
      close(values, [1, 3, 7]);
      const rebuilt = tf.matMul(tf.mul(vectors, values) as Tensor2D, vectors as Tensor2D, false, true);
      close(rebuilt, Array.from(matrix.dataSync()));
    });

    it('gets through the eigenvalues of a matrix that is not finite, so that the step goes on to its loss', () => {
      const { tf, ops } = backend;
      const matrix = tf.tensor2d([1, Number.NaN, Number.NaN, Number.POSITIVE_INFINITY], [2, 2]);
      expect(ops.eigenvalues(matrix).size).toBe(2);
      expect(ops.eigenvectors(matrix).vectors.shape).toEqual([2, 2]);
    });

    it('draws the same numbers for the same run seed, step and stream, and others otherwise', () => {
      const { tf, stateless } = backend;
      const draw = (seed: number, step: number, stream: number) =>
        Array.from(
          stateless.uniform(tf.tensor1d([seed, step], 'int32'), stream, [8], -1, 3).dataSync(),
        ).join();
      const base = draw(1, 2, 3);
      expect(draw(1, 2, 3)).toBe(base);
      expect(new Set([base, draw(2, 2, 3), draw(1, 3, 3), draw(1, 2, 4)]).size).toBe(4);
    });

    it('draws uniform and normal numbers with their means and deviations', () => {
      const { tf, stateless } = backend;
      const seed = tf.tensor1d([7, 0], 'int32');
      const count = 20_000;
      const momentsOf = (values: Tensor) => {
        const { mean, variance } = tf.moments(values);
        return [mean.dataSync()[0]!, Math.sqrt(variance.dataSync()[0]!)] as const;
      };
      const uniform = stateless.uniform(seed, 1, [count], -1, 3);
      const [mean, deviation] = momentsOf(uniform);
      // Five standard errors of the mean of a uniform of width 4.
      expect(Math.abs(mean - 1)).toBeLessThan((5 * 4) / Math.sqrt(12 * count));
      expect(deviation).toBeCloseTo(4 / Math.sqrt(12), 1);
      expect(Math.min(...uniform.dataSync())).toBeGreaterThanOrEqual(-1);
      expect(Math.max(...uniform.dataSync())).toBeLessThan(3);
      const [centre, spread] = momentsOf(stateless.normal(seed, 2, [count], 5, 2));
      expect(Math.abs(centre - 5)).toBeLessThan((5 * 2) / Math.sqrt(count));
      expect(spread).toBeCloseTo(2, 1);
    });
  });
}
