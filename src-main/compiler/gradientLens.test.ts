import type { Lens } from '@shared/graph';
import { metricsOf } from '@shared/metrics/registry';
import { nodeType } from '@shared/nodes/registry';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../tensorflow';
import { gradientLens } from './gradientLens';
import { nodeOnCpu, plainBackend } from './testing/nodeOnCpu';

const [batch, dim] = [10, 5];
const embedding = { kind: 'embedding', dim } as const;

let backend: Backend;
beforeAll(async () => {
  backend = await plainBackend();
});

const raw = (seed: number): Tensor => backend.tf.randomNormal([batch, dim], 0.3, 2, 'float32', seed);

/** Plain numbers: rows of length 1. */
function unit(x: Tensor): number[][] {
  return (x as Tensor2D).arraySync().map((row) => {
    const length = Math.hypot(...row);
    return row.map((value) => value / length);
  });
}

const minus = (a: readonly number[][], b: readonly number[][]) =>
  a.map((row, i) => row.map((value, j) => value - b[i]![j]!));
const meanRow = (rows: readonly number[][]) =>
  rows[0]!.map((_, j) => rows.reduce((sum, row) => sum + row[j]!, 0) / rows.length);
const lengthOf = (row: readonly number[]) => Math.hypot(...row);
const meanLength = (rows: readonly number[][]) =>
  rows.reduce((sum, row) => sum + lengthOf(row), 0) / rows.length;
const cosine = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0) / (lengthOf(a) * lengthOf(b));

function look(
  type: string,
  lens: Lens,
  inputs: Record<string, Tensor[]>,
  params: Readonly<Record<string, unknown>> = {},
): Record<string, number> {
  const { tf } = backend;
  const ports = Object.fromEntries(Object.keys(inputs).map((port) => [port, embedding]));
  const lanes = Math.max(...Object.values(inputs).map((tensors) => tensors.length));
  const node = nodeOnCpu(backend, { type, params, inputs: ports, lanes, batch }).probed();
  const definition = nodeType(type)!;
  const pull = definition.pull(definition.params.parse(params));
  const parts = gradientLens(tf, { lens, node, pull, inputs });
  return Object.fromEntries(
    metricsOf('loss', 'step').map((metric) => [metric.id, metric.measure(parts).dataSync()[0]!]),
  );
}

describe('the gradient lens', () => {
  it('finds G_e = Z_b - P_b in SimSiam, by the normalised p and not through its normalisation', () => {
    const [pa, pb, za, zb] = [raw(1), raw(2), raw(3), raw(4)];
    const lens = { loss: 'loss', moved: 'p', pulled: 'p', partner: 'z' };
    const seen = look('loss-negative-cosine', lens, { p: [pa, pb], z: [zb, za] });
    const extra = [...minus(unit(zb), unit(pb)), ...minus(unit(za), unit(pa))];
    const centre = meanRow(extra);
    const residual = extra.map((row) => row.map((value, j) => value - centre[j]!));
    expect(seen.basic).toBeCloseTo(1, 5);
    expect(seen.centre).toBeCloseTo(lengthOf(centre), 5);
    expect(seen.residual).toBeCloseTo(meanLength(residual), 5);
    expect(seen.cos_centre).toBeCloseTo(cosine(centre, meanRow([...unit(pa), ...unit(pb)])), 5);
  });

  it('takes the gradient by z in Mirror SimSiam, where p trains no encoder: G_e = P_a - Z_a', () => {
    const [pa, pb, za, zb] = [raw(5), raw(6), raw(7), raw(8)];
    const lens = { loss: 'loss', moved: 'z', pulled: 'p', partner: 'p' };
    const seen = look('loss-negative-cosine', lens, { p: [pa, pb], z: [zb, za] });
    const centre = meanRow([...minus(unit(pa), unit(za)), ...minus(unit(pb), unit(zb))]);
    expect(seen.centre).toBeCloseTo(lengthOf(centre), 5);
    expect(seen.cos_centre).toBeCloseTo(cosine(centre, meanRow([...unit(pa), ...unit(pb)])), 5);
  });

  it('finds G_e = -Z_n in the triplet’s gradient loss, whose A is not normalised again', () => {
    const { tf } = backend;
    const [a, b, negative] = [raw(9), raw(10), raw(11)].map((x) => tf.tensor2d(unit(x)));
    const g = [tf.sub(b!, negative!), tf.sub(a!, negative!)];
    const lens = { loss: 'loss', moved: 'a', pulled: 'a', partner: null };
    const seen = look('loss-gradient', lens, { a: [a!, b!], g });
    expect(seen.centre).toBeCloseTo(lengthOf(meanRow(unit(negative!))), 5);
  });

  it.each([
    ['loss-negative-cosine', {}],
    ['loss-mse', { normalised: true }],
  ])('leaves no extra gradient where both sides of a symmetric %s are the same', (type, params) => {
    const [pa, pb] = [raw(12), raw(13)];
    const lens = { loss: 'loss', moved: 'p', pulled: 'p', partner: 'z' };
    const seen = look(type, lens, { p: [pa, pb], z: [pb, pa] }, params);
    expect(seen.centre).toBeCloseTo(0, 5);
    expect(seen.residual).toBeCloseTo(0, 5);
  });

  it('takes the covariance loss of the normalised vectors, whose negative gradient is −C r without C’s diagonal', () => {
    const [pa, pb, za, zb] = [raw(14), raw(15), raw(16), raw(17)];
    const lens = { loss: 'loss', moved: 'p', pulled: 'p', partner: 'z' };
    const seen = look('loss-negative-cosine', lens, { p: [pa, pb], z: [zb, za] });
    const extra = [...minus(unit(zb), unit(pb)), ...minus(unit(za), unit(pa))];
    const residuals = (rows: readonly number[][]) => {
      const middle = meanRow(rows);
      return rows.map((row) => row.map((value, j) => value - middle[j]!));
    };
    const r = residuals([...unit(pa), ...unit(pb)]);
    const pushed = r.map((row) =>
      row.map(
        (_, j) =>
          -row.reduce((sum, value, k) => {
            const covariance = r.reduce((total, other) => total + other[j]! * other[k]!, 0);
            return k === j ? sum : sum + covariance * value;
          }, 0),
      ),
    );
    expect(seen.cos_decorrelation).toBeCloseTo(cosine(residuals(extra).flat(), pushed.flat()), 4);
  });

  it('finds how much of the centre itself is in the extra gradient, where their cosine crosses zero', () => {
    const [pa, pb, za, zb] = [raw(18), raw(19), raw(20), raw(21)];
    const lens = { loss: 'loss', moved: 'p', pulled: 'p', partner: 'z' };
    const { centre_share: share = 0 } = look('loss-negative-cosine', lens, { p: [pa, pb], z: [zb, za] });
    const o = meanRow([...unit(pa), ...unit(pb)]);
    const extra = meanRow([...minus(unit(zb), unit(pb)), ...minus(unit(za), unit(pa))]);
    expect(
      cosine(
        extra.map((value, j) => value - share * o[j]!),
        o,
      ),
    ).toBeCloseTo(0, 4);
  });

  it.each([0.1, 0.5, 2])('leaves of InfoNCE what pushes away at temperature %d', (temperature) => {
    const [za, zb] = [raw(16), raw(17)];
    const lens = { loss: 'loss', moved: 'z', pulled: 'z', partner: null };
    const seen = look('loss-infonce', lens, { z: [za, zb] }, { temperature });
    const all = [...unit(za), ...unit(zb)];
    const share = all.map((row, i) => {
      const weights = all.map((other, k) =>
        k === i ? 0 : Math.exp(row.reduce((sum, value, j) => sum + value * other[j]!, 0) / temperature),
      );
      const total = weights.reduce((sum, value) => sum + value, 0);
      return weights.map((value) => value / total);
    });
    // As anchor sample i is pushed from k by its share of k; as a negative of k, by k's share of it.
    const extra = all.map((row, i) =>
      row.map(
        (_, j) =>
          -all.reduce((sum, other, k) => sum + (share[i]![k]! + share[k]![i]!) * other[j]!, 0) / temperature,
      ),
    );
    expect(seen.basic).toBeCloseTo(2 / temperature, 3);
    expect(seen.centre! / lengthOf(meanRow(extra))).toBeCloseTo(1, 4);
  });
});
