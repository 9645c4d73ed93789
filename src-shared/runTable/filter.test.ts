import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '@shared/testing/sameProperties';
import { completeFilter, type Filter, parseFilter, readFilter } from '.';

const known = {
  parameters: ['predictor.rate', 'training.baseRate', 'training.optimizer'],
  series: ['projector/std', 'accuracy/knn'],
};
const vocabulary = { ...known, presets: ['simsiam'], sweeps: ['Rates of p'], tags: ['ablation', 'keep'] };

function faultOf(text: string) {
  const reading = readFilter(text, known, ['verdict', 'status']);
  if ('fault' in reading) return { ...reading.fault, at: text.slice(reading.fault.from, reading.fault.to) };
  throw new Error(`"${text}" was read`);
}

describe('a filter of runs', () => {
  it('is read with "and" before "or", and words beside each other as "and"', () => {
    expect(parseFilter('verdict = collapsed and predictor.rate > 1 and tag: ablation', known)).toEqual({
      kind: 'and',
      parts: [
        { kind: 'compare', field: { kind: 'fact', name: 'verdict' }, operator: '=', value: 'collapsed' },
        { kind: 'compare', field: { kind: 'parameter', name: 'predictor.rate' }, operator: '>', value: 1 },
        { kind: 'compare', field: { kind: 'fact', name: 'tag' }, operator: ':', value: 'ablation' },
      ],
    });
    const words = (text: string): Filter => ({ kind: 'text', text });
    expect(parseFilter('a b or not (c or "d e")', known)).toEqual({
      kind: 'or',
      parts: [
        { kind: 'and', parts: [words('a'), words('b')] },
        { kind: 'not', part: { kind: 'or', parts: [words('c'), words('d e')] } },
      ],
    });
    expect(parseFilter('  ', known)).toBeUndefined();
  });

  it('reads shares, none, and which value of a series is meant', () => {
    expect(parseFilter('knn_accuracy@best >= 40%', known)).toMatchObject({
      field: { kind: 'metric', series: { address: 'accuracy/knn' }, take: 'best', better: 'higher' },
      value: 0.4,
    });
    expect(parseFilter('projector/std@600 != none', known)).toMatchObject({
      field: { take: 600 },
      value: null,
    });
    expect(parseFilter('training.optimizer = adam', known)).toMatchObject({ value: 'adam' });
  });

  it('that cannot be read says why, and where', () => {
    expect(faultOf('predictor.rat > 1')).toMatchObject({
      message: 'There is no field "predictor.rat". Did you mean predictor.rate?',
      at: 'predictor.rat',
    });
    expect(faultOf('verdict = fine')).toMatchObject({
      message: 'verdict is one of healthy, partial, collapsed.',
      at: 'fine',
    });
    expect(faultOf('verdict > healthy')).toMatchObject({ at: '>' });
    expect(faultOf('seed = many').message).toBe('seed is a number, and "many" is none.');
    expect(faultOf('(a or b').message).toBe('This parenthesis is not closed.');
    expect(faultOf('a)')).toMatchObject({ at: ')' });
    expect(faultOf('seed =').message).toBe('A value is missing after "seed =".');
    expect(faultOf('or a').message).toBe('There is nothing before "or".');
    expect(() => parseFilter('a and', known)).toThrow('The filter cannot be read at character 6:');
  });

  it('of any text is read or refused at a place of the text', () => {
    const piece = fc.constantFrom(
      'verdict',
      '=',
      'collapsed',
      '(',
      ')',
      'and',
      'or',
      'not',
      '"',
      '>',
      'seed',
      '3',
      ' ',
      '@best',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((all) => all.join(' ')),
        ),
        (text) => {
          const reading = readFilter(text, known);
          if (!('fault' in reading)) return;
          expect(reading.fault.from).toBeGreaterThanOrEqual(0);
          expect(reading.fault.to).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});

describe('the completion of a filter', () => {
  const proposed = (text: string) =>
    completeFilter(text, text.length, vocabulary).proposals.map((one) => one.text);

  it('goes on with fields, then operators, then values, then "and"', () => {
    expect(proposed('verd')).toEqual(['verdict']);
    expect(proposed('verdict ')).toContain('=');
    expect(proposed('verdict = ')).toEqual(['healthy', 'partial', 'collapsed', 'none']);
    expect(proposed('verdict = col')).toEqual(['collapsed']);
    expect(proposed('verdict = collapsed ')[0]).toBe('and');
    expect(proposed('sweep: r')).toContain('"Rates of p"');
    expect(proposed('tag: k')).toEqual(['keep']);
  });

  it('replaces the word that the cursor is in', () => {
    expect(completeFilter('predictor.r and x', 11, vocabulary)).toMatchObject({ from: 0, to: 11 });
  });
});
