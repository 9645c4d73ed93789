import { describe, expect, it } from 'vitest';
import { LabError } from '../errors';
import { findPreset } from '../presets';
import { type CallName, calls } from './calls';
import { isCallName, parseError, parseInput, parseOutput } from './parse';

const simsiam = () => findPreset('simsiam').build('small');

function refusal(name: CallName, input: unknown): LabError {
  try {
    parseInput(name, input);
  } catch (error) {
    if (error instanceof LabError) return error;
  }
  throw new Error('It was accepted');
}

describe('the input of a call', () => {
  it('is given back with its defaults filled in', () => {
    const document = simsiam();
    expect(parseInput('runs.start', { document })).toEqual({ document });
    const { training: _training, ...rest } = document;
    const { document: filled } = parseInput('runs.start', { document: { ...rest, training: {} } });
    expect(filled.training).toMatchObject({ optimizer: 'sgd', batch: 256 });
  });

  it('that does not fit names the field and the node', () => {
    const document = simsiam();
    const nodes = document.nodes.map((node) => (node.id === 'predictor' ? { ...node, color: 1 } : node));
    const error = refusal('runs.start', { document: { ...document, nodes } });
    expect(error).toMatchObject({ code: 'bad-request', where: { node: 'predictor' } });
    expect(error.message).toMatch(/^runs\.start: document\.nodes\.\d+: Unrecognized key: "color"\.$/);
    expect(refusal('runs.get', { id: 'r1', more: 1 }).message).toContain('"more"');
    expect(refusal('runs.get', { id: 1 }).message).toContain('id: ');
  });

  it('has a name that can be read, where it has one', () => {
    const document = simsiam();
    for (const name of ['', '  '])
      expect(refusal('runs.start', { document, name }).message).toBe(
        'runs.start: name: a name needs a letter at least.',
      );
    expect(parseInput('runs.start', { document, name: ' Mine ' })).toMatchObject({ name: 'Mine' });
  });

  it('with many faults shows the first three and counts the rest', () => {
    const training = { ...simsiam().training, batch: 0, epochs: 0, seed: -1, momentum: 2, warmup: 3 };
    expect(refusal('draft.save', { document: { ...simsiam(), training } }).message).toContain('(and 2 more)');
  });

  it('may be anything at all and is still a LabError', () => {
    for (const name of Object.keys(calls))
      for (const input of [undefined, null, 3, 'text', [], { document: [] }, { nodes: [{ id: 'a' }] }])
        if (isCallName(name) && !calls[name].input.safeParse(input).success)
          expect(refusal(name, input)).toMatchObject({ code: 'bad-request' });
  });

  it('of a call that does not exist is refused, also for names that every object has', () => {
    for (const name of ['runs.fly', '', 'constructor', '__proto__', 'toString']) {
      expect(isCallName(name)).toBe(false);
      expect(refusal(name as CallName, {})).toMatchObject({ code: 'not-found' });
    }
  });
});

describe('an answer', () => {
  it('that breaks the contract is the engine’s fault and says where', () => {
    expect(() => parseOutput('runs.list', { runs: [{}] })).toThrow(
      /The answer to runs\.list is broken: runs\.0/,
    );
    expect(parseOutput('runs.list', { runs: [] })).toEqual({ runs: [] });
  });

  it('that is an error is read as one, however broken it is', () => {
    const error = new LabError('not-found', 'There is no run "x".', { file: 'a' });
    expect(parseError(JSON.parse(JSON.stringify(error))).toJSON()).toEqual(error.toJSON());
    for (const json of [null, {}, { code: 'odd', message: '', where: {} }])
      expect(parseError(json)).toMatchObject({ code: 'internal' });
  });
});
