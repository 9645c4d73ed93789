import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LabError } from '../../errors';
import { presetSizes, presets } from '../../presets';
import { jsonFault } from './jsonFault';
import { formatDocument, parseDocument } from './parse';

const simsiam = () => presets[0]!.build('small');

function failure(text: string, file?: string): LabError {
  try {
    parseDocument(text, file);
  } catch (error) {
    if (error instanceof LabError) return error;
    throw error;
  }
  throw new Error('It was read');
}

function changed(change: object): string {
  return JSON.stringify({ ...simsiam(), ...change });
}

describe('a document as text', () => {
  it('comes back as it was written, for every preset', () => {
    for (const { build } of presets)
      for (const size of presetSizes) expect(parseDocument(formatDocument(build(size)))).toEqual(build(size));
  });

  it('that is no JSON is refused with the line and the file', () => {
    const lines = formatDocument(simsiam()).split('\n');
    lines[6] = '    tru,';
    const error = failure(lines.join('\n'), 'my.json');
    expect(error.toJSON()).toEqual({
      code: 'document-invalid',
      message: 'my.json is not JSON: line 7 is broken.',
      where: { file: 'my.json', line: 7 },
    });
    expect(failure('{\n"format": "collapse-lab",\n"version":').where).toEqual({ line: 3 });
    expect(failure('').where).toEqual({ line: 1 });
  });

  it('with an unknown field names the field and the node', () => {
    const [first, ...others] = simsiam().nodes;
    const error = failure(changed({ nodes: [{ ...first, colour: 'red' }, ...others] }));
    expect(error.message).toContain('nodes.0: Unrecognized key: "colour"');
    expect(error.where).toEqual({ node: first!.id });
    expect(failure(changed({ author: 'me' })).message).toContain('"author"');
    expect(failure(changed({ training: { ...simsiam().training, batch: 1 } })).message).toContain(
      'training.batch',
    );
  });

  it('of another version or another program is refused with a reason', () => {
    expect(failure(changed({ version: 2 }), 'new.json').message).toBe(
      'new.json was written by a newer Collapse Lab (document version 2, this one reads 1): update the lab.',
    );
    expect(failure(changed({ version: 0 })).message).toContain('version');
    expect(failure(changed({ format: 'drawing' })).message).toContain('format');
    for (const text of ['null', '[]', '"text"', '3'])
      expect(failure(text)).toMatchObject({ code: 'document-invalid' });
  });

  it('may not name a node like the training settings or a group of metrics', () => {
    const [first, ...others] = simsiam().nodes;
    for (const id of ['training', 'train', 'accuracy', 'speed', 'lens'])
      expect(failure(changed({ nodes: [{ ...first, id }, ...others] })).message).toContain('nodes.0.id');
  });
});

describe('the fault of a JSON text', () => {
  it('is at its end where the text is JSON or a beginning of it', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, cut) => {
        expect(jsonFault(text)).toBe(text.length);
        const line = (end: number) => text.slice(0, end).split('\n').length;
        const beginning = text.slice(0, cut % (text.length + 1));
        expect(line(jsonFault(beginning))).toBeLessThanOrEqual(line(beginning.length));
      }),
    );
  });

  it('is at the first character that does not belong there', () => {
    for (const text of [
      '{"a": §}',
      '{"a": 1 §"b": 2}',
      '[1, §]',
      '{§a: 1}',
      '{"a": 1, §}',
      '[1] §[2]',
      '["a", §"b\n"]',
      '[0§1]',
      '[§+1]',
      '[tr§',
    ]) {
      const broken = text.replace('§', '');
      expect(() => JSON.parse(broken)).toThrow();
      if (!text.endsWith('§')) expect([broken, jsonFault(broken)]).toEqual([broken, text.indexOf('§')]);
    }
  });
});
