import type { ValueKind, ValueType } from '@shared/graph';
import type { NodeDefinition, PortTypes } from '@shared/node';
import { nodeTypes } from '@shared/nodes/registry';
import type { Tensor } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../tensorflow';
import { nodeOnCpu, plainBackend } from '../testing/nodeOnCpu';

const [batch, dim, side] = [4, 6, 8];

/** Parameters that make large modules small enough for plain JavaScript, and let every input count. */
const small: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'encoder-conv': { widths: [4, 6], strides: [2, 2] },
  'encoder-mlp': { widths: [8, 6] },
  'encoder-resnet18': { width: 8 },
  projector: { hidden: 8, out: 5 },
  'gradient-parts': { keepCentre: false },
};

let backend: Backend;
beforeAll(async () => {
  backend = await plainBackend();
});

function typeOfKind(kind: ValueKind | undefined): ValueType {
  switch (kind) {
    case 'images':
      return { kind, height: side, width: side, channels: 3 };
    case 'embedding':
    case 'centre':
      return { kind, dim };
    case 'weights':
      return { kind, module: 'module' };
    case 'indices':
      return { kind };
    default:
      return { kind: 'loss' };
  }
}

function shapeOf(type: ValueType): number[] | undefined {
  switch (type.kind) {
    case 'images':
      return [batch, type.height, type.width, type.channels];
    case 'embedding':
      return [batch, type.dim];
    case 'centre':
      return [1, type.dim];
    case 'indices':
      return [batch];
    case 'loss':
      return [];
    case 'weights':
      return undefined;
  }
}

function inputTypes({ inputs }: NodeDefinition): PortTypes {
  const required = Object.entries(inputs).filter(([, port]) => port.optional !== true);
  return Object.fromEntries(required.map(([name, { kinds }]) => [name, typeOfKind(kinds[0])]));
}

/** Tensors for every input, other ones for every port and lane. */
function tensors({ inputs, lanes }: NodeDefinition, types: PortTypes) {
  const { tf } = backend;
  let seed = 0;
  return Object.fromEntries(
    Object.entries(types).flatMap(([name, type]) => {
      const shape = shapeOf(type);
      if (shape === undefined) return [];
      const count = inputs[name]?.laned === true ? lanes.default : 1;
      const made = Array.from({ length: count }, (): Tensor => {
        seed += 1;
        if (type.kind === 'indices') return tf.range(0, batch, 1, 'int32');
        return type.kind === 'images'
          ? tf.randomUniform(shape, 0, 1, 'float32', seed)
          : tf.randomNormal(shape, 0.1, 1, 'float32', seed);
      });
      return [[name, made]];
    }),
  );
}

const functions = nodeTypes.filter(({ inputs }) => Object.keys(inputs).length > 0);

describe.each(functions.map((definition) => [definition.type, definition] as const))(
  'the node %s on tfjs in plain JavaScript',
  (type, definition) => {
    const build = () =>
      nodeOnCpu(backend, { type, params: small[type] ?? {}, inputs: inputTypes(definition), batch });

    it('gives finite tensors of the shapes that it infers, one per lane', () => {
      const node = build();
      const outputs = node.call(tensors(definition, inputTypes(definition)));
      for (const [name, wanted] of Object.entries(node.outputs)) {
        const shape = shapeOf(wanted);
        if (shape === undefined) continue;
        const lanes = outputs[name]!;
        expect(lanes).toHaveLength(definition.outputs[name]?.laned === true ? definition.lanes.default : 1);
        for (const tensor of lanes) {
          expect(tensor.shape).toEqual(shape);
          expect(Array.from(tensor.dataSync()).every(Number.isFinite)).toBe(true);
        }
      }
    });

    it('has finite gradients by its weights', { timeout: 60_000 }, () => {
      const { tf } = backend;
      const node = build();
      const variables = [...node.variables.values()];
      expect(variables.length > 0).toBe(definition.ownsWeights);
      if (variables.length === 0) return;
      const inputs = tensors(definition, inputTypes(definition));
      const { grads } = tf.variableGrads(
        () =>
          tf
            .addN(Object.values(node.call(inputs)).flatMap((lanes) => lanes.map((y) => tf.sum(tf.square(y)))))
            .asScalar(),
        variables,
      );
      for (const { name } of variables)
        expect(Array.from(grads[name]!.dataSync()).every(Number.isFinite)).toBe(true);
    });

    it('has finite gradients by its inputs, also where they have collapsed to one vector', () => {
      const { tf } = backend;
      const types = inputTypes(definition);
      const open = Object.entries(definition.inputs).filter(
        ([name, port]) => types[name]?.kind === 'embedding' && port.noGradient !== true,
      );
      for (const collapsed of [false, true]) {
        const node = build();
        const inputs = tensors(definition, types);
        const moved = open.flatMap(([name]) =>
          (inputs[name] ?? []).map((x) => (collapsed ? tf.ones(x.shape) : x)),
        );
        if (moved.length === 0) continue;
        const gradients = tf.grads((...given: Tensor[]) => {
          const rest = [...given];
          const replaced = open.map(([name]) => [name, rest.splice(0, inputs[name]?.length ?? 0)]);
          const outputs = node.call({ ...inputs, ...Object.fromEntries(replaced) });
          return tf.addN(Object.values(outputs).flatMap((lanes) => lanes.map((y) => tf.sum(y)))).asScalar();
        })(moved);
        for (const gradient of gradients)
          expect(Array.from(gradient.dataSync()).every(Number.isFinite)).toBe(true);
      }
    });
  },
);
