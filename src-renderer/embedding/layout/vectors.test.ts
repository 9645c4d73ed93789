import { describe, expect, it } from 'vitest';
import { unitVectors, vectorsOf } from './vectors';

const embedding = (floats: readonly number[], labels: number[], dim: number) => ({
  step: 20,
  space: 'backbone' as const,
  dim,
  labels,
  classNames: ['cat', 'dog'],
  values: Buffer.from(Float32Array.from(floats).buffer).toString('base64'),
});

describe('the vectors of an embedding', () => {
  it('are read row by row', () => {
    expect(vectorsOf(embedding([1, 2, 3, -4, 0.5, 6], [0, 1], 3))).toEqual({
      values: Float32Array.of(1, 2, 3, -4, 0.5, 6),
      count: 2,
      dim: 3,
    });
  });

  it('are refused when their number does not fit, with the step named', () => {
    expect(() => vectorsOf(embedding([1, 2, 3], [0, 1], 2))).toThrow(
      /step 20 holds 3 numbers instead of 2 x 2/,
    );
  });

  it('are divided by their length, and zero stays zero', () => {
    const { values } = unitVectors({ values: Float32Array.of(3, 4, 0, 0, 0, -2), count: 3, dim: 2 });
    expect([...values].map((value) => Number(value.toFixed(6)))).toEqual([0.6, 0.8, 0, 0, 0, -1]);
  });
});
