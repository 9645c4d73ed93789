import { describe, expect, it } from 'vitest';
import { runOf } from '../testing/fakeLab';
import { arrangeRuns } from './runOrder';

const verdict = (word: 'healthy' | 'collapsed') => ({
  verdict: word,
  tap: 'projector',
  reasons: [],
  taps: [],
});
const runs = [
  runOf(1, { verdict: verdict('healthy'), headline: { m_o: 0.2 } }),
  runOf(2, {
    name: 'Naive siamese',
    preset: 'naive-siamese',
    verdict: verdict('collapsed'),
    headline: { m_o: 0.96 },
  }),
  runOf(3, { status: 'failed', note: 'rate too high' }),
  runOf(4, { status: 'queued', name: 'Mirror SimSiam' }),
];
const numbers = (request: Partial<Parameters<typeof arrangeRuns>[1]>) =>
  arrangeRuns(runs, { search: '', filter: 'all', sort: 'newest', ...request }).map(({ number }) => number);

describe('arranging runs', () => {
  it('puts the newest first', () => {
    expect(numbers({})).toEqual([4, 3, 2, 1]);
  });

  it('filters by verdict and by status', () => {
    expect(numbers({ filter: 'collapsed' })).toEqual([2]);
    expect(numbers({ filter: 'ended early' })).toEqual([3]);
    expect(numbers({ filter: 'live' })).toEqual([4]);
  });

  it('finds every word in number, name, preset or note', () => {
    expect(numbers({ search: ' naive ' })).toEqual([2]);
    expect(numbers({ search: 'high rate' })).toEqual([3]);
    expect(numbers({ search: '4' })).toEqual([4]);
  });

  it('sorts by a number, runs without it last', () => {
    expect(numbers({ sort: 'm_o' })).toEqual([2, 1, 4, 3]);
  });

  it('sorts by name, the newest of a name first', () => {
    expect(numbers({ sort: 'name' })).toEqual([4, 2, 3, 1]);
  });
});
