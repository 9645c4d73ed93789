import { describe, expect, it } from 'vitest';
import { rank } from './rank';

describe('rank', () => {
  it('puts titles that begin as typed before those with the word further on, and other names last', () => {
    const begins = rank('Train what is on the canvas', 'start run', 'tr');
    const within = rank('Show the training', '', 'tr');
    const other = rank('Pause', 'train', 'tr');
    expect(begins).toBeGreaterThan(within);
    expect(within).toBeGreaterThan(other);
    expect(other).toBeGreaterThan(0);
  });

  it('asks for every word, in any order, from the beginning of a word', () => {
    expect(rank('Open SimSiam without predictor', '', 'pred sims')).toBeGreaterThan(0);
    expect(rank('Open SimSiam without predictor', '', 'pred byol')).toBe(0);
    expect(rank('Export as a file', '', 'pre')).toBe(0);
  });

  it('lists everything while nothing is typed', () => {
    expect(rank('Undo', '', ' ')).toBe(1);
  });
});
