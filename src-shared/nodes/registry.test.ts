import katex from 'katex';
import { describe, expect, it } from 'vitest';
import type { ValueKind, ValueType } from '../graph';
import { type NodeDefinition, nodeGroups, type PortTypes } from '../node';
import { fieldMeta } from '../params';
import { mostLanes } from '../values/lanes';
import { defaultParams, nodeType, nodeTypes } from './registry';

/** A type of a kind with `dim` dimensions, as an input that a node may get. */
function typeOfKind(kind: ValueKind, dim: number): ValueType {
  switch (kind) {
    case 'images':
      return { kind, height: 32, width: 32, channels: 3 };
    case 'embedding':
    case 'centre':
      return { kind, dim };
    case 'weights':
      return { kind, module: 'module' };
    case 'loss':
    case 'indices':
      return { kind };
  }
}

function inputsOf({ inputs }: NodeDefinition): PortTypes {
  const required = Object.entries(inputs).filter(([, port]) => port.optional !== true);
  return Object.fromEntries(required.map(([name, { kinds }]) => [name, typeOfKind(kinds[0]!, 64)]));
}

describe('the registry', () => {
  it('has types and titles of their own, grouped as the palette shows them', () => {
    expect(new Set(nodeTypes.map(({ type }) => type)).size).toBe(nodeTypes.length);
    expect(new Set(nodeTypes.map(({ title }) => title)).size).toBe(nodeTypes.length);
    const groups = nodeTypes.map(({ group }) => group);
    expect([...new Set(groups)]).toEqual(nodeGroups.filter((group) => groups.includes(group)));
    expect(nodeType('simsiam')).toBeUndefined();
  });

  it('has one source, whose outputs the trainer feeds', () => {
    const sources = nodeTypes.filter(({ inputs }) => Object.keys(inputs).length === 0);
    expect(sources.map(({ type, outputs }) => [type, Object.keys(outputs)])).toEqual([
      ['dataset', ['images', 'indices']],
    ]);
  });
});

describe.each(nodeTypes.map((definition) => [definition.type, definition] as const))(
  'the node type %s',
  (type, definition) => {
    const { title, doc, params, inputs, outputs, lanes } = definition;
    const ports = [...Object.values(inputs), ...Object.values(outputs)];

    it('is found by its type, a name that a node may have as its id', () => {
      expect(nodeType(type)).toBe(definition);
      expect(type).toMatch(/^[a-z][a-z0-9-]{0,36}$/);
      expect(title).not.toBe('');
    });

    it('says what it does, in words and in a formula that can be set', () => {
      expect(doc.summary).toMatch(/[.!]$/);
      if (doc.formula === undefined) return;
      expect(() => katex.renderToString(doc.formula!, { throwOnError: true, strict: 'error' })).not.toThrow();
    });

    it('has parameters with a label, a help text and a default within their range, and no others', () => {
      const values = defaultParams(definition);
      for (const [name, schema] of Object.entries(params.shape)) {
        const meta = fieldMeta(schema)!;
        expect([name, meta.label !== '' && meta.help !== '']).toEqual([name, true]);
        expect(schema.safeParse(values[name]).success).toBe(true);
        if (meta.min !== undefined && typeof values[name] === 'number') {
          expect(values[name]).toBeGreaterThanOrEqual(meta.min);
          expect(values[name]).toBeLessThanOrEqual(meta.max!);
        }
      }
      expect(params.safeParse({ ...values, 'no-such-parameter': 1 }).success).toBe(false);
      expect(params.parse(JSON.parse(JSON.stringify(values)))).toEqual(values);
    });

    it('has ports with a label, a help text and kinds', () => {
      for (const { label, help, kinds } of ports) {
        expect(label).not.toBe('');
        expect(help).not.toBe('');
        expect(kinds.length).toBeGreaterThan(0);
      }
      for (const port of Object.values(outputs)) expect(port).not.toHaveProperty('optional');
    });

    it('has as many branches as it may have', () => {
      expect(lanes.min).toBeGreaterThanOrEqual(1);
      expect(lanes.default).toBeGreaterThanOrEqual(lanes.min);
      expect(lanes.default).toBeLessThanOrEqual(lanes.max);
      expect(lanes.max).toBeLessThanOrEqual(mostLanes);
      if (lanes.max > 1) expect(ports.some(({ laned }) => laned)).toBe(true);
    });

    it('infers a type for every output that fits the port, or says why not', () => {
      const result = definition.infer({
        params: defaultParams(definition),
        inputs: inputsOf(definition),
        lanes: lanes.default,
      });
      if ('problem' in result) throw new Error(result.problem.message);
      expect(Object.keys(result.outputs).sort()).toEqual(Object.keys(outputs).sort());
      for (const [name, { kinds }] of Object.entries(outputs))
        expect(kinds).toContain(result.outputs[name]!.kind);
    });

    it('says in a sentence that names a port of its own why dimensions do not fit', () => {
      const names = Object.keys(inputsOf(definition));
      const uneven = Object.fromEntries(
        names.map((name, index) => [name, typeOfKind(inputs[name]!.kinds[0]!, 64 + index)]),
      );
      const request = { params: defaultParams(definition), inputs: uneven, lanes: lanes.default };
      const result = definition.infer(request);
      if (!('problem' in result)) return;
      expect(result.problem.message.length).toBeGreaterThan(10);
      if (result.problem.port !== undefined) expect(Object.keys(inputs)).toContain(result.problem.port);
    });

    it('that is looked through has one input and one output alike', () => {
      if (!definition.passThrough) return;
      expect(Object.values(inputs).map(({ laned }) => laned)).toEqual([true]);
      expect(Object.values(outputs).map(({ laned }) => laned)).toEqual([true]);
    });
  },
);
