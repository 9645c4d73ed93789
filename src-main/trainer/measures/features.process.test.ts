import { HeldOut } from '@shared/metric';
import { metricsOf } from '@shared/metrics/registry';
import { beforeAll, describe, expect, it } from 'vitest';
import fixture from '../../../fixtures/measures/measures.json';
import { plainBackend } from '../../compiler/testing/nodeOnCpu';
import { type Backend, loadBackend } from '../../tensorflow';

type Case = (typeof fixture.cases)[number];

/** Of the fixture's expected values, by the ids of measures. */
const expectedOf = ({ expected }: Case): Readonly<Record<string, number>> => expected;

describe.each([
  ['TensorFlow', loadBackend],
  ['plain JavaScript', plainBackend],
] as const)('the measures of held-out features, on %s', (_name, load) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await load();
  });

  function measured({ dim, views, features, augmented }: Case): Readonly<Record<string, number>> {
    const { tf, ops } = backend;
    return tf.tidy(() => {
      const rows = { values: Float32Array.from(features), dim };
      const seen = { values: Float32Array.from(augmented), dim, perImage: views };
      const heldOut = new HeldOut(tf, ops, rows, seen);
      return Object.fromEntries(
        metricsOf('tap', 'features').map((metric) => [metric.id, metric.measure(heldOut)]),
      );
    });
  }

  it.each(fixture.cases.map((one) => [one.name, one] as const))(
    'equal those that numpy computes in float64: %s',
    (_case, one) => {
      const found = measured(one);
      for (const [id, expected] of Object.entries(expectedOf(one)))
        expect(
          Math.abs(found[id]! - expected) / Math.max(1, Math.abs(expected)),
          `${id}: ${found[id]} for ${expected}`,
        ).toBeLessThan(1e-4);
    },
  );

  it('are finite where all images have one vector, and none at all', () => {
    for (const value of [1, 0]) {
      const [first] = fixture.cases;
      const one = {
        ...first!,
        features: first!.features.map(() => value),
        augmented: first!.augmented.map(() => value),
      };
      for (const [id, found] of Object.entries(measured(one)))
        expect(Number.isFinite(found), `${id} is ${found}`).toBe(true);
      expect(measured(one).rankme).toBeCloseTo(1, 4);
      expect(measured(one).dead_dimensions).toBe(1);
    }
  });
});
