import { beforeAll, describe, expect, it } from 'vitest';
import { type Backend, loadBackend } from '../tensorflow';
import { knnAccuracy, type LabelledFeatures, linearAccuracy } from './accuracy';

const classes = 3;

/** Features in three bundles, 0.3 wide, about three axes; `shuffle` gives them wrong labels in turn. */
function bundles(count: number, phase: number, labelOf = (bundle: number, _index: number) => bundle) {
  const values = new Float32Array(count * classes);
  const labels = Array.from({ length: count }, (_, index) => labelOf(index % classes, index));
  for (let index = 0; index < count; index += 1)
    for (let dim = 0; dim < classes; dim += 1)
      values[index * classes + dim] =
        (dim === index % classes ? 1 : 0) + 0.3 * Math.sin(phase + 12.9898 * index + 78.233 * dim);
  return { values, labels, dim: classes } satisfies LabelledFeatures;
}

describe('accuracy on frozen features', () => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await loadBackend();
  });

  it('is 1 where the classes lie apart', () => {
    const [bank, queries] = [bundles(300, 1), bundles(90, 2)];
    expect(knnAccuracy(backend.tf, bank, queries)).toBe(1);
    expect(linearAccuracy(backend.tf, bank, queries, classes)).toBe(1);
  });

  it('counts the share of right answers', () => {
    const bank = bundles(300, 1);
    // Every third query of a bundle carries another bundle's label.
    const queries = bundles(90, 2, (bundle, index) =>
      Math.floor(index / classes) % 3 === 0 ? (bundle + 1) % classes : bundle,
    );
    expect(knnAccuracy(backend.tf, bank, queries)).toBeCloseTo(2 / 3, 6);
    expect(linearAccuracy(backend.tf, bank, queries, classes)).toBeCloseTo(2 / 3, 6);
  });

  it('goes by direction in kNN, not by length', () => {
    const bank = bundles(300, 1);
    const queries = bundles(90, 2);
    const longer = { ...queries, values: queries.values.map((value) => 1000 * value) };
    expect(knnAccuracy(backend.tf, bank, longer)).toBe(1);
  });

  it('works with fewer images than neighbours', () => {
    const bank = bundles(6, 1);
    expect(knnAccuracy(backend.tf, bank, bundles(9, 2))).toBeGreaterThan(0);
  });
});
