import { analyse, gradientReach, updateNode } from '@shared/graph';
import { findPreset } from '@shared/presets';
import type { Tensor } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../tensorflow';
import { tinyDocument } from '../trainer/testing/tinyDocument';
import { initialValues } from './initialValues';
import { Model, type ModelTools } from './model';
import { plainBackend } from './testing/nodeOnCpu';

const momentum = 0.75;
const byol = () => {
  const document = tinyDocument(findPreset('byol').build('small'), { batch: 4 });
  return ['average-encoder', 'average-projector'].reduce(
    (changed, id) => updateNode(changed, id, { params: { momentum, schedule: 'constant' } }),
    document,
  );
};

let backend: Backend;
let tools: ModelTools;
beforeAll(async () => {
  backend = await plainBackend();
  const { tf, ops, stateless } = backend;
  const data = { trainCount: 96, classCount: 10, mean: [0.5, 0.5, 0.5], std: [0.2, 0.2, 0.2] };
  tools = { tf, ops, stateless, data, within: backend.within };
});

function start() {
  const { tf } = tools;
  const model = new Model(byol(), tools);
  const values = new Map(
    initialValues(model, tools, 0).map(({ name, shape, value }) => [name, tf.tensor(value, [...shape])]),
  );
  const forward = () =>
    model.forward({
      images: tf.randomUniform([4, 32, 32, 3], 0, 1, 'float32', 1),
      indices: tf.tensor1d([0, 1, 2, 3], 'int32'),
      training: true,
      augmenting: true,
      batch: 4,
      seed: tf.tensor1d([0, 0], 'int32'),
      read: (name) => values.get(name)!,
      scheduled: () => tf.scalar(0),
    });
  return { model, values, forward };
}

function largestDifference(a: Tensor | undefined, b: Tensor | undefined): number {
  const { tf } = tools;
  return tf.max(tf.abs(tf.sub(a!, b!))).dataSync()[0]!;
}

describe("BYOL's target", () => {
  it('trains nothing of its own, and begins as what it follows', () => {
    const { model, values, forward } = start();
    const own = model.variables.filter(({ node }) => node.startsWith('target-'));
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ role, name }) => role === 'buffer' && /-(mean|variance)$/.test(name))).toBe(true);
    expect(
      largestDifference(values.get('average-encoder/conv1-kernel'), values.get('encoder/conv1-kernel')),
    ).toBe(0);
    const outputs = forward().values;
    for (const lane of [0, 1])
      expect(
        largestDifference(outputs.get('target-projector')?.z?.[lane], outputs.get('projector')?.z?.[lane]),
      ).toBeLessThan(1e-6);
  });

  it('follows every weight by 1 - τ in each step, before it is used', () => {
    const { tf } = tools;
    const { model, values, forward } = start();
    const trained = model.variables.filter(({ role, node }) => role !== 'buffer' && node !== 'predictor');
    for (const { name } of trained) values.set(name, tf.add(values.get(name)!, 1));
    const { written } = forward();
    for (const { name } of trained) {
      const average = written.get(`average-${name}`);
      expect(largestDifference(average, tf.sub(values.get(name)!, momentum))).toBeLessThan(1e-5);
    }
  });

  it('gets no gradient', () => {
    expect([...gradientReach(byol(), 'loss').modules].sort()).toEqual(['encoder', 'predictor', 'projector']);
    const { tf } = tools;
    const { values, forward } = start();
    const kernel = tf.variable(values.get('encoder/conv1-kernel')!);
    values.set('encoder/conv1-kernel', kernel);
    const targets = () => tf.sum(forward().values.get('target-projector')!.z![0]!).asScalar();
    expect(() => tf.variableGrads(targets, [kernel])).toThrowError(/Cannot find a connection/);
  });

  it('must have the form of what it follows', () => {
    const changed = updateNode(byol(), 'target-projector', { params: { layers: 3 } });
    expect(analyse(changed).problems).toMatchObject([
      { code: 'shape-mismatch', where: { node: 'target-projector', port: 'weights' } },
    ]);
  });
});
