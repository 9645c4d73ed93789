import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LabError, toLabError } from '../errors';
import { presets } from '../presets';
import { addFragment, analyse, assertValid, type GraphDocument, parseDocument } from '.';

/** Inputs of each kind in the suite; npm run torture sets more. */
const inputs = Number(process.env.COLLAPSE_LAB_FUZZ ?? 1_000);
/** Milliseconds for all inputs of a test. */
const limit = 30_000 + inputs * 40;
/** Milliseconds that one input may take, on a machine that is busy with others. */
const hang = 5_000;

const inherited = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'];

/** What a reader may do with an input: take it, or refuse it with a sentence. */
function readsOrRefuses(read: () => unknown): void {
  const start = performance.now();
  try {
    read();
  } catch (error) {
    expect(error, toLabError(error).message).toBeInstanceOf(LabError);
    expect(toLabError(error).message).not.toMatch(/Cannot read|is not a function|call stack/);
  }
  expect(performance.now() - start).toBeLessThan(hang);
}

const documents = presets.map((preset) => JSON.stringify(preset.build('small')));

/** One change somewhere inside a JSON value: another value, another key, or nothing where something was. */
function mutated(json: unknown, path: readonly number[], key: string, value: unknown): unknown {
  const [step, ...rest] = path;
  if (typeof json !== 'object' || json === null || step === undefined) return value;
  const keys = Object.keys(json);
  const at = keys[step % Math.max(keys.length, 1)];
  if (at === undefined) return value;
  const copy = (Array.isArray(json) ? [...json] : { ...json }) as Record<string, unknown>;
  if (rest.length === 0 && key !== '') {
    Object.defineProperty(copy, key, {
      value: copy[at],
      enumerable: true,
      configurable: true,
      writable: true,
    });
    delete copy[at];
  } else copy[at] = mutated(copy[at], rest, key, value);
  return copy;
}

const names = fc.oneof(fc.constantFrom(...inherited), fc.string({ maxLength: 12 }));
const values = fc.oneof(
  names,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(Number.MAX_VALUE, -1, 1e308, [], {}, null),
);
const mutations = fc.array(
  fc.record({
    path: fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }),
    key: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: names }),
    value: values,
  }),
  { minLength: 1, maxLength: 4 },
);
const mutants = fc
  .tuple(fc.constantFrom(...documents), mutations)
  .map(([text, changes]) =>
    changes.reduce<unknown>(
      (json, { path, key, value }) => mutated(json, path, key, value),
      JSON.parse(text),
    ),
  );

function examine(document: GraphDocument): void {
  analyse(document);
  assertValid(document);
}

describe('a document from anywhere', () => {
  it.each(inherited)('may name a port %s, and is told that it does not exist', (port) => {
    const document = presets[0]!.build('small');
    const [first, ...others] = document.edges;
    for (const edge of [
      { ...first!, to: { ...first!.to, port } },
      { ...first!, from: { ...first!.from, port } },
    ]) {
      const { problems } = analyse({ ...document, edges: [edge, ...others] });
      expect(problems.map(({ message }) => message).join('\n')).toContain(`.${port}, which does not exist`);
    }
  });

  it('may be any change of one that is right: it is read or refused with a sentence', {
    timeout: limit,
  }, () => {
    fc.assert(
      fc.property(mutants, (json) => readsOrRefuses(() => examine(parseDocument(JSON.stringify(json))))),
      { numRuns: inputs },
    );
  });

  it('may be any text: it is refused with its line', { timeout: limit }, () => {
    const cut = fc.tuple(fc.constantFrom(...documents), fc.nat(), fc.string()).map(([text, at, more]) => {
      const end = at % text.length;
      return text.slice(0, end) + more + text.slice(end + more.length);
    });
    fc.assert(
      fc.property(fc.oneof(cut, fc.string({ unit: 'binary' }), fc.json()), (text) =>
        readsOrRefuses(() => examine(parseDocument(text))),
      ),
      { numRuns: inputs },
    );
  });

  it.each([
    ['brackets', '['.repeat(200_000)],
    ['objects', '{"a":'.repeat(200_000)],
    ['closed brackets', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['one long text', `"${'x'.repeat(4_000_000)}`],
    ['many quotes', `${'"a",'.repeat(300_000)}`],
  ])('may be %s without end, and is refused with a sentence', (_what, text) =>
    readsOrRefuses(() => parseDocument(text)),
  );

  it('may nest its parameters, but not deeper than anybody could read', () => {
    const document = presets[0]!.build('small');
    let deep: unknown = 1;
    for (let depth = 0; depth < 20_000; depth += 1) deep = [deep];
    const nodes = document.nodes.map((node) => ({ ...node, params: { ...node.params, deep } }));
    const open = '['.repeat(20_000);
    const text = JSON.stringify({
      ...document,
      nodes: nodes.map((node) => ({ ...node, params: { deep: '@' } })),
    });
    expect(() => parseDocument(text.replace('"@"', `${open}1${']'.repeat(20_000)}`))).toThrow(
      /nested too deeply/,
    );
  });

  it('may have a version that is no number and cannot be made one', () => {
    expect(() => parseDocument('{"format":"collapse-lab","version":{"toString":null}}')).toThrow(LabError);
  });

  it('may be pasted into another, whatever its fragment is like', { timeout: limit }, () => {
    fc.assert(
      fc.property(mutants, (json) =>
        readsOrRefuses(() => {
          const pasted = parseDocument(JSON.stringify(json));
          examine(addFragment(presets[0]!.build('small'), pasted, { x: 1, y: 1 }).document);
        }),
      ),
      { numRuns: Math.ceil(inputs / 2) },
    );
  });
});
