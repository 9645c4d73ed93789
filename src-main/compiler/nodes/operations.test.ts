import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../tensorflow';
import { nodeOnCpu, plainBackend } from '../testing/nodeOnCpu';

const dim = 3;
const embedding = { kind: 'embedding', dim } as const;
const indices = { kind: 'indices' } as const;

let backend: Backend;
beforeAll(async () => {
  backend = await plainBackend();
});

const rows = (tensor: Tensor) => (tensor as Tensor2D).arraySync();
const matrix = (values: number[][]) => backend.tf.tensor2d(values);
const close = (found: Tensor, wanted: number[][]) => {
  for (const [i, row] of rows(found).entries())
    for (const [j, value] of row.entries()) expect(value).toBeCloseTo(wanted[i]![j]!, 5);
};

describe('mean over views', () => {
  it('is the mean of its branches, and shares its gradient among them', () => {
    const { tf } = backend;
    const node = nodeOnCpu(backend, { type: 'mean-of-lanes', inputs: { x: embedding }, lanes: 3 });
    expect(node.outputs).toEqual({ y: embedding });
    const views = [matrix([[1, 2, 3]]), matrix([[3, 2, 1]]), matrix([[2, 5, 2]])];
    close(node.call({ x: views }).y![0]!, [[2, 3, 2]]);
    const [gradient] = tf.grads((...x) => tf.sum(node.call({ x }).y![0]!).asScalar())(views);
    close(gradient!, [[1 / 3, 1 / 3, 1 / 3]]);
  });
});

describe('random vectors', () => {
  it('have length 1, and others for each sample, branch and step', () => {
    const node = nodeOnCpu(backend, { type: 'random-vector', inputs: { x: embedding }, lanes: 2, batch: 4 });
    const x = backend.tf.zeros([4, dim]);
    const drawn = [1, 2].flatMap(() => node.call({ x: [x, x] }).y!.flatMap(rows));
    for (const vector of drawn) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    expect(new Set(drawn.map(String)).size).toBe(drawn.length);
  });
});

describe('negative samples', () => {
  const batch = 8;
  const own = Array.from({ length: batch }, (_, row) => [row, 0, 1]);

  it('are all samples of the batch, none at its own place, and others in the next step', () => {
    const node = nodeOnCpu(backend, { type: 'negative-sample', inputs: { x: embedding }, lanes: 2, batch });
    const draws = [1, 2, 3].map(() =>
      node.call({ x: [matrix(own), matrix(own)] }).y!.map((y) => rows(y).map(([row]) => row!)),
    );
    for (const drawn of draws.flat()) {
      expect([...drawn].sort((a, b) => a - b)).toEqual(own.map(([row]) => row));
      for (const [place, row] of drawn.entries()) expect(row).not.toBe(place);
    }
    expect(new Set(draws.flat().map(String)).size).toBeGreaterThan(3);
  });

  it('pass the gradient to where they come from', () => {
    const { tf } = backend;
    const node = nodeOnCpu(backend, { type: 'negative-sample', inputs: { x: embedding }, lanes: 1, batch });
    const gradient = tf.grad((x) => tf.sum(tf.square(node.call({ x: [x] }).y![0]!)).asScalar())(matrix(own));
    close(
      gradient,
      own.map((row) => row.map((value) => 2 * value)),
    );
  });
});

describe('the moving-average bank', () => {
  const bank = (params: Readonly<Record<string, unknown>>) =>
    nodeOnCpu(backend, {
      type: 'moving-average-bank',
      inputs: { x: embedding, indices },
      params,
      lanes: 2,
      batch: 2,
      trainCount: 4,
    });
  const places = (...values: number[]) => backend.tf.tensor1d(values, 'int32');
  const a = () =>
    matrix([
      [1, 0, 0],
      [0, 1, 0],
    ]);
  const b = () =>
    matrix([
      [0, 0, 1],
      [0, 0, 1],
    ]);

  it('averages per image over the steps, from zeros', () => {
    const node = bank({ momentum: 0.5, initial: 'zeros' });
    const first = node.call({ x: [a(), b()], indices: [places(3, 1)] }).y!;
    close(first[0]!, [
      [0.5, 0, 0],
      [0, 0.5, 0],
    ]);
    close(first[1]!, [
      [0, 0, 0.5],
      [0, 0, 0.5],
    ]);
    close(node.buffers.get('vectors')!, [
      [0, 0, 0],
      [0, 0.25, 0.25],
      [0, 0, 0],
      [0.25, 0, 0.25],
    ]);
    const second = node.call({ x: [a(), a()], indices: [places(3, 0)] }).y!;
    close(second[0]!, [
      [0.625, 0, 0.125],
      [0, 0.5, 0],
    ]);
  });

  it('gives the vectors as they were before, if asked to', () => {
    const node = bank({ momentum: 0.5, initial: 'zeros', read: 'before' });
    close(node.call({ x: [a(), a()], indices: [places(0, 1)] }).y![0]!, [
      [0, 0, 0],
      [0, 0, 0],
    ]);
    close(node.call({ x: [b(), b()], indices: [places(1, 2)] }).y![1]!, [
      [0, 0.5, 0],
      [0, 0, 0],
    ]);
  });

  it('with momentum 0 gives back what it gets, whatever it began with', () => {
    const { y } = bank({ momentum: 0 }).call({ x: [a(), b()], indices: [places(2, 3)] });
    close(y![0]!, [
      [1, 0, 0],
      [0, 1, 0],
    ]);
    close(y![1]!, [
      [0, 0, 1],
      [0, 0, 1],
    ]);
  });

  it('lets no gradient through', () => {
    const { tf } = backend;
    const node = bank({});
    const averages = (x: Tensor) => tf.sum(node.call({ x: [x, x], indices: [places(0, 1)] }).y![0]!);
    expect(() => tf.grad(averages)(a())).toThrowError(/Cannot compute gradient/);
  });
});

describe('a moving average of weights', () => {
  it('begins as a copy and follows by 1 - τ in every step', () => {
    let theta = matrix([[1, 2, 3]]);
    const weights = [{ name: 'w', variable: 'encoder/w', shape: [1, 3], read: () => theta }];
    const inputs = { weights: { kind: 'weights', module: 'm' } } as const;
    const node = nodeOnCpu(backend, {
      type: 'moving-average-weights',
      inputs,
      weights,
      params: { momentum: 0.75, schedule: 'constant' },
    });
    node.call({});
    close(node.buffers.get('w')!, [[1, 2, 3]]);
    theta = matrix([[5, 2, -1]]);
    node.call({});
    close(node.buffers.get('w')!, [[2, 2, 2]]);
    expect(node.outputs).toEqual(inputs);
  });
});

describe('DirectPred', () => {
  it("scales the directions of z's correlation by the root of their share, plus the floor", () => {
    const params = { momentum: 0, floor: 0.1 };
    const node = nodeOnCpu(backend, {
      type: 'predictor-direct',
      inputs: { z: embedding },
      params,
      lanes: 1,
      batch: 3,
    });
    // E[z zᵀ] is diagonal with 12, 3 and 0 thirds.
    const z = matrix([
      [Math.sqrt(12), 0, 0],
      [0, Math.sqrt(3), 0],
      [0, 0, 0],
    ]);
    close(node.call({ z: [z] }).p![0]!, [
      [Math.sqrt(12) * 1.1, 0, 0],
      [0, Math.sqrt(3) * 0.6, 0],
      [0, 0, 0],
    ]);
  });

  it('is the same whatever basis z is written in', () => {
    const { tf } = backend;
    const z = tf.randomNormal([10, dim], 0, 1, 'float32', 3) as Tensor2D;
    const [c, s] = [Math.cos(0.7), Math.sin(0.7)];
    const turn = matrix([
      [c, -s, 0],
      [s, c, 0],
      [0, 0, 1],
    ]);
    const predict = (x: Tensor) =>
      nodeOnCpu(backend, { type: 'predictor-direct', inputs: { z: embedding }, lanes: 1, batch: 10 }).call({
        z: [x],
      }).p![0]!;
    close(predict(tf.matMul(z, turn)), rows(tf.matMul(predict(z) as Tensor2D, turn)));
  });
});

describe('a predictor of a single bias', () => {
  const predictor = (bound: number) =>
    nodeOnCpu(backend, {
      type: 'predictor',
      inputs: { z: embedding },
      params: { kind: 'bias', bound },
      lanes: 1,
    });

  it('adds one vector, which the bound shortens where it is too long', () => {
    for (const [bound, wanted] of [
      [0, [3, 4, 1]],
      [10, [3, 4, 1]],
      [1, [0.6, 0.8, 1]],
    ] as const) {
      const node = predictor(bound);
      node.variables.get('bias')!.assign(backend.tf.tensor1d([3, 4, 0]));
      close(node.call({ z: [matrix([[0, 0, 1]])] }).p![0]!, [[...wanted]]);
    }
  });

  it('has a finite gradient from its start at zero', () => {
    const { tf } = backend;
    const node = predictor(1);
    const bias = node.variables.get('bias')!;
    const { grads } = tf.variableGrads(
      () => tf.sum(node.call({ z: [matrix([[1, 2, 3]])] }).p![0]!).asScalar(),
      [bias],
    );
    expect(Array.from(grads[bias.name]!.dataSync())).toEqual([1, 1, 1]);
  });
});
