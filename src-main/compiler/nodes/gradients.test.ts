import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../tensorflow';
import { nodeOnCpu, plainBackend } from '../testing/nodeOnCpu';

const [batch, dim] = [12, 6];
const embedding = { kind: 'embedding', dim } as const;
const exact = 1e-5;

let backend: Backend;
beforeAll(async () => {
  backend = await plainBackend();
});

function unit(seed: number): Tensor2D {
  const { tf } = backend;
  const x = tf.randomNormal([batch, dim], 0.4, 1, 'float32', seed);
  return tf.div(x, tf.norm(x, 2, 1, true)) as Tensor2D;
}

function largestDifference(a: Tensor, b: Tensor): number {
  const { tf } = backend;
  return tf.max(tf.abs(tf.sub(a, b))).dataSync()[0]!;
}

/** -A · sg(g), mean over the batch: the gradient node, by one lane. */
function gradientLoss(g: Tensor) {
  const node = nodeOnCpu(backend, {
    type: 'loss-gradient',
    inputs: { a: embedding, g: embedding },
    lanes: 1,
    batch,
  });
  return (a: Tensor) => node.call({ a: [a], g: [g] }).loss![0]!.asScalar();
}

function parts(g: Tensor, basic: Tensor, params: Readonly<Record<string, unknown>>): Tensor {
  const inputs = { g: embedding, basic: embedding };
  const node = nodeOnCpu(backend, { type: 'gradient-parts', inputs, params, lanes: 1, batch });
  return node.call({ g: [g], basic: [basic] }).y![0]!;
}

describe('the extra gradient of SimSiam', () => {
  it('adds to the basic one what autodiff of -P_a · sg(Z_b) gives on P_a', () => {
    const { tf } = backend;
    const [p, pOther, zOther] = [unit(1), unit(2), unit(3)];
    const extra = tf.sub(zOther, pOther);
    const centre = tf.mean(extra, 0, true);
    const recombined = tf.addN([pOther, tf.mul(tf.ones([batch, 1]), centre), tf.sub(extra, centre)]);
    const byAutodiff = tf.grad((a) => tf.neg(tf.mean(tf.sum(tf.mul(a, zOther), 1))))(p);
    expect(largestDifference(tf.grad(gradientLoss(recombined))(p), byAutodiff)).toBeLessThan(exact);
    const kept = parts(zOther, pOther, {});
    expect(largestDifference(tf.grad(gradientLoss(kept))(p), byAutodiff)).toBeLessThan(exact);
  });

  it('is its batch mean plus a rest without mean, either of which can be dropped', () => {
    const { tf } = backend;
    const [basic, g] = [unit(4), unit(5)];
    const centre = tf.mean(tf.sub(g, basic), 0, true);
    const residual = tf.sub(tf.sub(g, basic), centre);
    expect(tf.max(tf.abs(tf.mean(residual, 0))).dataSync()[0]).toBeLessThan(1e-6);
    const only = (params: object) => parts(g, basic, { ...params });
    expect(largestDifference(only({ keepResidual: false }), tf.add(basic, centre))).toBeLessThan(exact);
    expect(largestDifference(only({ keepCentre: false }), tf.add(basic, residual))).toBeLessThan(exact);
    expect(largestDifference(only({ keepCentre: false, keepResidual: false }), basic)).toBeLessThan(exact);
    expect(largestDifference(only({}), g)).toBe(0);
  });

  it('has one centre for all branches, or one each', () => {
    const { tf } = backend;
    const branches = [unit(6), unit(7)];
    const inputs = { g: embedding, basic: embedding };
    const zeros = tf.zeros([batch, dim]);
    const centreOf = (scope: string) => {
      const params = { keepResidual: false, scope };
      const node = nodeOnCpu(backend, { type: 'gradient-parts', inputs, params, lanes: 2, batch });
      return node.call({ g: branches, basic: [zeros, zeros] }).y!;
    };
    const own = branches.map((x) => tf.mul(tf.ones([batch, 1]), tf.mean(x, 0, true)));
    const shared = tf.div(tf.addN(own), 2);
    for (const [lane, y] of centreOf('branch').entries())
      expect(largestDifference(y, own[lane]!)).toBeLessThan(exact);
    for (const y of centreOf('all')) expect(largestDifference(y, shared)).toBeLessThan(exact);
  });
});

describe('the gradient of InfoNCE', () => {
  for (const temperature of [0.05, 0.2, 1])
    it(`at temperature ${temperature} is what autodiff gives on the anchors, and its parts add up to it`, () => {
      const { tf } = backend;
      const [a, b] = [unit(8), unit(9)];
      const keys = tf.concat([a, b]) as Tensor2D;
      const isSelf = tf.concat([tf.eye(batch), tf.zeros([batch, batch])], 1);
      /** -log of the softmax share of the other view; the keys do not move. */
      const infonce = (anchor: Tensor) => {
        const logits = tf.sub(
          tf.div(tf.matMul(anchor as Tensor2D, keys, false, true), temperature),
          tf.mul(isSelf, 1e6),
        );
        const agreement = tf.div(tf.sum(tf.mul(anchor, b), 1), temperature);
        return tf.mean(tf.sub(tf.logSumExp(logits, 1), agreement)).asScalar();
      };
      const byAutodiff = tf.grad(infonce)(a);
      const node = nodeOnCpu(backend, {
        type: 'infonce-gradient',
        params: { temperature },
        inputs: { z: embedding },
        batch,
      });
      const { g, basic } = node.call({ z: [a, b] });
      const size = Math.max(1, tf.max(tf.abs(byAutodiff)).dataSync()[0]!);
      expect(largestDifference(tf.grad(gradientLoss(g![0]!))(a), byAutodiff) / size).toBeLessThan(exact);

      const extra = tf.sub(g![0]!, basic![0]!);
      const centre = tf.mean(extra, 0, true);
      const recombined = tf.addN([basic![0]!, tf.mul(tf.ones([batch, 1]), centre), tf.sub(extra, centre)]);
      expect(largestDifference(basic![0]!, tf.div(b, temperature))).toBeLessThan(exact);
      expect(largestDifference(tf.grad(gradientLoss(recombined))(a), byAutodiff) / size).toBeLessThan(exact);
    });

  it('is that of the loss node where both views are anchors and keys', () => {
    const { tf } = backend;
    const [a, b] = [unit(10), unit(11)];
    const params = { temperature: 0.5 };
    const loss = nodeOnCpu(backend, { type: 'loss-infonce', params, inputs: { z: embedding }, batch });
    const [byAutodiff] = tf.grads((x, y) => loss.call({ z: [x, y] }).loss![0]!.asScalar())([a, b]);
    // As an anchor, and as a key of every other sample: the transposed shares.
    const keys = tf.concat([a, b]) as Tensor2D;
    const logits = tf.sub(tf.div(tf.matMul(keys, keys, false, true), 0.5), tf.mul(tf.eye(2 * batch), 1e6));
    const shares = tf.softmax(logits) as Tensor2D;
    const both = tf.matMul(tf.add(shares, tf.transpose(shares)) as Tensor2D, keys);
    const wanted = tf.div(tf.sub(tf.mul(b, 2), tf.slice(both, [0, 0], [batch, dim])), -0.5 * 2 * batch);
    // The loss normalises its inputs, so only the tangential part reaches them.
    const radial = tf.mul(a, tf.sum(tf.mul(wanted, a), 1, true));
    expect(largestDifference(byAutodiff!, tf.sub(wanted, radial))).toBeLessThan(exact);
  });
});
