import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import fixture from '../../../fixtures/losses/losses.json';
import type { Backend } from '../../tensorflow';
import { nodeOnCpu, plainBackend } from '../testing/nodeOnCpu';

const dim = fixture.a[0]?.length ?? 0;
const batch = fixture.a.length;
const embedding = { kind: 'embedding', dim } as const;

let backend: Backend;
beforeAll(async () => {
  backend = await plainBackend();
});

/** What a loss is given of two views: each on its port, as lanes of one, or each with the other, held fixed, as its target. */
function inputsOf(type: string): (a: Tensor, b: Tensor) => Record<string, Tensor[]> {
  if (type === 'loss-vicreg' || type === 'loss-barlow-twins') return (a, b) => ({ a: [a], b: [b] });
  const fixed = (x: Tensor) => backend.ops.stopGradient(x);
  if (type === 'loss-negative-cosine' || type === 'loss-mse')
    return (a, b) => ({ p: [a, b], z: [fixed(b), fixed(a)] });
  return (a, b) => ({ z: [a, b] });
}

function lossOf(type: string, params: Readonly<Record<string, unknown>>) {
  const given = inputsOf(type);
  const ports = Object.keys(given(backend.tf.scalar(0), backend.tf.scalar(0)));
  const inputs = Object.fromEntries(ports.map((port) => [port, embedding]));
  const node = nodeOnCpu(backend, { type, params, inputs, batch });
  return (a: Tensor, b: Tensor): Tensor => {
    const loss = node.call(given(a, b)).loss?.[0];
    if (loss === undefined) throw new Error('no loss');
    return loss;
  };
}

/** The largest difference to PyTorch in double precision, relative to the largest number, or to 1. */
const closeness = 3e-6;

describe('losses and their gradients equal those of PyTorch, lightly and solo-learn', () => {
  for (const { node, params, loss, gradients } of fixture.cases)
    it(`${node} with ${JSON.stringify(params)}`, () => {
      const { tf } = backend;
      const f = lossOf(node, params);
      const inputs = [tf.tensor2d(fixture.a), tf.tensor2d(fixture.b)];
      const value = f(inputs[0]!, inputs[1]!).dataSync()[0]!;
      expect(Math.abs(value - loss) / Math.max(1, loss)).toBeLessThan(closeness);
      const found = tf.grads((a, b) => f(a, b).asScalar())(inputs);
      found.forEach((gradient, view) => {
        const wanted = tf.tensor2d(gradients[view]!);
        const difference = tf.max(tf.abs(tf.sub(gradient, wanted))).dataSync()[0]!;
        const size = tf.max(tf.abs(wanted)).dataSync()[0]!;
        expect(difference / Math.max(1, size)).toBeLessThan(closeness);
      });
    });
});

describe('losses', () => {
  const random = (seed: number) => backend.tf.randomNormal([batch, dim], 0, 1, 'float32', seed) as Tensor2D;

  it('of collapsed inputs are what their formulas say', () => {
    const { tf } = backend;
    const same = tf.ones([batch, dim]);
    const value = (type: string) => lossOf(type, {})(same, same).dataSync()[0];
    expect(value('loss-infonce')).toBeCloseTo(Math.log(2 * batch - 1), 4);
    expect(value('loss-barlow-twins')).toBeCloseTo(dim, 4);
    expect(value('loss-vicreg')).toBeCloseTo(25 * (1 - Math.sqrt(1e-4)), 4);
    expect(value('loss-residual')).toBeCloseTo(0, 6);
    expect(value('loss-correlation')).toBeCloseTo(0, 6);
  });

  for (const { node, params } of [
    { node: 'loss-infonce', params: { temperature: 0.01 } },
    ...fixture.cases.map((one) => ({ node: one.node, params: one.params })),
  ])
    it(`${node} ${JSON.stringify(params)} falls along its negative gradient, and stays finite`, () => {
      const { tf } = backend;
      const f = lossOf(node, params);
      let [a, b] = [random(1), random(2)];
      const first = f(a, b).dataSync()[0]!;
      const gradient = tf.grads((x, y) => f(x, y).asScalar());
      for (let step = 0; step < 20; step += 1) {
        const [ga, gb] = gradient([a, b]);
        const length = Math.max(1e-6, tf.max(tf.abs(tf.concat([ga!, gb!]))).dataSync()[0]!);
        [a, b] = [tf.sub(a, tf.mul(ga!, 0.02 / length)), tf.sub(b, tf.mul(gb!, 0.02 / length))];
      }
      const last = f(a, b).dataSync()[0]!;
      expect(Number.isFinite(last)).toBe(true);
      expect(last).toBeLessThan(first);
    });
});
