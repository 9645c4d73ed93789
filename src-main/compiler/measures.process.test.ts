import { WatchedEmbedding } from '@shared/metric';
import { metricsOf } from '@shared/metrics/registry';
import { centre } from '@shared/metrics/step/centre';
import { effectiveRank as definition } from '@shared/metrics/step/effectiveRank';
import { residual } from '@shared/metrics/step/residual';
import type { Tensor } from '@tensorflow/tfjs';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Backend, loadBackend } from '../tensorflow';
import { spectrumOf } from './spectrum';

const effectiveRank = definition.measure;
const numberOf = (scalar: Tensor) => scalar.dataSync()[0]!;

type Rows = readonly (readonly number[])[];

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, index) => sum + value * b[index]!, 0);
const length = (row: readonly number[]) => Math.hypot(...row);
const scaled = (row: readonly number[]) => row.map((value) => value / length(row));
const column = (rows: Rows, index: number) => rows.map((row) => row[index]!);
const dimensions = (rows: Rows) => Array.from({ length: rows[0]!.length }, (_, index) => index);

/** cov of columns i and j, with 1 / (n - 1). */
function covariance(rows: Rows, i: number, j: number): number {
  const [a, b] = [column(rows, i), column(rows, j)];
  const [meanA, meanB] = [mean(a), mean(b)];
  return a.reduce((sum, value, row) => sum + (value - meanA) * (b[row]! - meanB), 0) / (rows.length - 1);
}

function offDiagonal(rows: Rows, f: (i: number, j: number) => number): number[] {
  const all = dimensions(rows);
  return all.flatMap((i) => all.filter((j) => j !== i).map((j) => f(i, j)));
}

/** The measures by their definitions, in float64. */
function measuresByHand(rows: Rows): Record<string, number> {
  const dim = rows[0]!.length;
  const unit = rows.map(scaled);
  const centre = dimensions(rows).map((index) => mean(column(unit, index)));
  const residuals = unit.map((row) => row.map((value, index) => value - centre[index]!));
  const squares = (set: Rows) =>
    offDiagonal(set, (i, j) => covariance(set, i, j) ** 2).reduce((sum, value) => sum + value, 0) / dim;
  const deviation = (set: Rows, index: number) => Math.sqrt(covariance(set, index, index));
  return {
    m_o: length(centre),
    m_r: mean(residuals.map(length)),
    covariance: squares(rows),
    covariance_normalised: squares(unit),
    std: mean(dimensions(rows).map((index) => deviation(unit, index))) * Math.sqrt(dim),
    correlation: mean(
      offDiagonal(rows, (i, j) => Math.abs(covariance(rows, i, j) / deviation(rows, i) / deviation(rows, j))),
    ),
    cos_centre: mean(unit.map((row) => dot(row, scaled(centre)))),
    cos_residual: mean(unit.map((row, index) => dot(row, scaled(residuals[index]!)))),
  };
}

function spectrumByHand(rows: Rows): number[] {
  const unit = rows.map(scaled);
  const all = dimensions(rows);
  const matrix = new Matrix(all.map((i) => all.map((j) => covariance(unit, i, j))));
  return new EigenvalueDecomposition(matrix, { assumeSymmetric: true }).realEigenvalues.sort((a, b) => a - b);
}

/** Irregular rows about `offset`: the farther, the more collapsed. */
function rowsAbout(offset: number, count: number, dim: number): number[][] {
  return Array.from({ length: count }, (_, row) =>
    Array.from(
      { length: dim },
      (_, index) => offset + Math.sin(1 + row * 12.9898 + index * 78.233 * (row + 1)),
    ),
  );
}

describe('the collapse measures', () => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await loadBackend();
  });

  it.each([
    ['spread out', 0],
    ['half collapsed', 1],
    ['collapsed', 20],
  ])('agree with a float64 computation by their definitions: %s', (_what, offset) => {
    const { tf, ops } = backend;
    const rows = rowsAbout(offset, 24, 6);
    const lanes = [tf.tensor2d(rows.slice(0, 12)), tf.tensor2d(rows.slice(12))];
    const embedding = new WatchedEmbedding(tf, lanes);
    const expected = measuresByHand(rows);
    for (const metric of metricsOf('tap', 'step')) {
      const tolerance = 1e-4 * Math.max(Math.abs(expected[metric.id]!), 1e-3);
      const found = metric.measure(embedding).dataSync()[0]!;
      expect(Math.abs(found - expected[metric.id]!), metric.id).toBeLessThan(tolerance);
    }
    const spectrum = spectrumOf(ops, embedding).dataSync();
    expect(effectiveRank(spectrum)).toBeCloseTo(effectiveRank(spectrumByHand(rows)), 3);
  });

  it('know the two ends: one vector for all, and vectors in every direction', () => {
    const { tf, ops } = backend;
    const constant = new WatchedEmbedding(tf, [tf.ones([8, 4])]);
    expect(numberOf(centre.measure(constant))).toBeCloseTo(1, 5);
    expect(numberOf(residual.measure(constant))).toBeCloseTo(0, 3);
    const corners = [...dimensions([[0, 0, 0, 0]])].flatMap((axis) =>
      [1, -1].map((sign) => dimensions([[0, 0, 0, 0]]).map((index) => (index === axis ? sign : 0))),
    );
    const spread = new WatchedEmbedding(tf, [tf.tensor2d(corners)]);
    expect(numberOf(centre.measure(spread))).toBeCloseTo(0, 5);
    expect(numberOf(residual.measure(spread))).toBeCloseTo(1, 5);
    expect(effectiveRank(spectrumOf(ops, spread).dataSync())).toBeCloseTo(4, 4);
  });

  it('take the rank of many dimensions from the samples', () => {
    const { tf, ops } = backend;
    const rows = rowsAbout(0, 16, 600);
    const found = effectiveRank(spectrumOf(ops, new WatchedEmbedding(tf, [tf.tensor2d(rows)])).dataSync());
    // The non-zero eigenvalues of XᵀX and XXᵀ are the same.
    const unit = rows.map(scaled);
    const centre = dimensions(rows).map((index) => mean(column(unit, index)));
    const residuals = unit.map((row) => row.map((value, index) => value - centre[index]!));
    const gram = new Matrix(residuals.map((a) => residuals.map((b) => dot(a, b) / 15)));
    const expected = new EigenvalueDecomposition(gram, { assumeSymmetric: true }).realEigenvalues;
    expect(found).toBeCloseTo(effectiveRank(expected), 2);
  });
});
