import { LabelledFeatures, type LabelledRows } from '@shared/metric';
import { knn, knnWeighted, linear } from '@shared/metrics/features/accuracy';
import { metricsOf } from '@shared/metrics/registry';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Backend, loadBackend } from '../../tensorflow';

const classes = 3;
const accuracies = metricsOf('run', 'features').map((metric) => [metric.id, metric] as const);

/** Features in three bundles, 0.3 wide, about three axes; `labelOf` gives some of them wrong labels. */
function bundles(count: number, phase: number, labelOf = (bundle: number, _index: number) => bundle) {
  const values = new Float32Array(count * classes);
  const labels = Array.from({ length: count }, (_, index) => labelOf(index % classes, index));
  for (let index = 0; index < count; index += 1)
    for (let dim = 0; dim < classes; dim += 1)
      values[index * classes + dim] =
        (dim === index % classes ? 1 : 0) + 0.3 * Math.sin(phase + 12.9898 * index + 78.233 * dim);
  return { values, labels, dim: classes } satisfies LabelledRows;
}

/** Constant features of two classes of unlike sizes. */
function plain(sizes: readonly [number, number]): LabelledRows {
  const labels = sizes.flatMap((size, label) => Array<number>(size).fill(label));
  return { labels, dim: 2, values: Float32Array.from(labels.flatMap((label) => [1 - label, label])) };
}

describe('accuracy on frozen features', () => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await loadBackend();
  });
  const features = (bank: LabelledRows, queries: LabelledRows) =>
    new LabelledFeatures(backend.tf, bank, queries, classes);

  it.each(accuracies)('is 1 where the classes lie apart: %s', (_id, metric) => {
    expect(metric.measure(features(bundles(300, 1), bundles(90, 2))).value).toBe(1);
  });

  it.each(accuracies)('counts the share of right answers: %s', (_id, metric) => {
    // Every third query of a bundle carries another bundle's label.
    const queries = bundles(90, 2, (bundle, index) =>
      Math.floor(index / classes) % 3 === 0 ? (bundle + 1) % classes : bundle,
    );
    expect(metric.measure(features(bundles(300, 1), queries)).value).toBeCloseTo(2 / 3, 6);
  });

  it.each(accuracies)('is balanced over classes of unlike sizes: %s', (_id, metric) => {
    expect(metric.measure(features(plain([25, 5]), plain([5, 1]))).value).toBe(1);
    // Queries of the small class that look like the large one: 0 of its 2 are right, 6 of 6 of the other.
    const { values, labels } = plain([6, 2]);
    const confused = { labels, dim: 2, values: values.map((_, index) => 1 - (index % 2)) };
    expect(metric.measure(features(plain([25, 5]), confused)).value).toBeCloseTo(0.5, 6);
  });

  it.each([knn, knnWeighted])('goes by direction, not by length: $id', (metric) => {
    const queries = bundles(90, 2);
    const longer = { ...queries, values: queries.values.map((value) => 1000 * value) };
    expect(metric.measure(features(bundles(300, 1), longer)).value).toBe(1);
  });

  it('takes fewer neighbours than it is to where the smallest class has fewer images, and says so', () => {
    const few = features(bundles(30, 1), bundles(9, 2));
    expect(knn.measure(few)).toEqual({ value: 1, note: 'k = 10 in place of 20' });
    expect(knn.measure(features(bundles(90, 1), bundles(9, 2))).note).toBeUndefined();
    expect(knnWeighted.measure(few).note).toBe('k = 10 in place of 200');
  });

  it('of a linear probe is that of the optimum, however the features are scaled', () => {
    const [bank, queries] = [bundles(300, 1), bundles(90, 2)];
    const scaled = (rows: LabelledRows) => ({
      ...rows,
      values: rows.values.map((value, index) => 1e3 ** ((index % classes) - 1) * value + 5),
    });
    expect(linear.measure(features(scaled(bank), scaled(queries))).value).toBe(1);
  });
});
