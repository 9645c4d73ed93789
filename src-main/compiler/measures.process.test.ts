import { WatchedEmbedding } from '@shared/metric';
import { metricsOf } from '@shared/metrics/registry';
import { centre } from '@shared/metrics/step/centre';
import { effectiveRank as definition } from '@shared/metrics/step/effectiveRank';
import { residual } from '@shared/metrics/step/residual';
import type { Tensor } from '@tensorflow/tfjs';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { beforeAll, describe, expect, it } from 'vitest';
import fixture from '../../fixtures/measures/measures.json';
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

  it.each(fixture.embeddings.map((one) => [one.name, one] as const))(
    'agree with those that numpy computes in float64, and lightly: %s',
    (_name, { rows, expected }) => {
      const { tf, ops } = backend;
      const embedding = new WatchedEmbedding(tf, [
        tf.tensor2d(rows.slice(0, 12)),
        tf.tensor2d(rows.slice(12)),
      ]);
      const { effective_rank: rank, ...scalars } = expected;
      const measured = metricsOf('tap', 'step').map((metric) => [
        metric.id,
        numberOf(metric.measure(embedding)),
      ]);
      const found: Readonly<Record<string, number>> = Object.fromEntries(measured);
      expect(Object.keys(found).sort()).toEqual(Object.keys(scalars).sort());
      for (const [id, value] of Object.entries(scalars))
        expect(Math.abs(found[id]! - value), id).toBeLessThan(1e-4 * Math.max(Math.abs(value), 1e-3));
      expect(effectiveRank(spectrumOf(ops, embedding).dataSync())).toBeCloseTo(rank, 3);
    },
  );

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
