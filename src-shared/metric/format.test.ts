import { describe, expect, it } from 'vitest';
import { formatCount, formatFixed, formatMagnitude, formatMetric, formatPercent } from './format';

describe('numbers', () => {
  it('have a real minus sign, but none before a zero', () => {
    expect(formatFixed(-0.9124, 3)).toBe('−0.912');
    expect(formatFixed(-0.0001, 2)).toBe('0.00');
  });

  it('of shares are percentages with one decimal', () => {
    expect(formatPercent(0.3617)).toBe('36.2 %');
  });

  it('have their thousands grouped', () => {
    expect(formatCount(1380.4)).toBe('1,380');
  });

  it('of any magnitude have three digits', () => {
    expect(formatMagnitude(0)).toBe('0');
    expect(formatMagnitude(4.2137)).toBe('4.21');
    expect(formatMagnitude(12_345)).toBe('12,345');
    expect(formatMagnitude(0.000031)).toBe('3.1e−5');
    expect(formatMagnitude(-0.0123)).toBe('−0.0123');
    expect(formatMagnitude(2.5e8)).toBe('2.5e8');
  });
});

describe('a value of a metric', () => {
  it('has the digits that it deserves, and one more near a limit', () => {
    expect(formatMetric({ format: 'ratio' }, 0.2249)).toBe('0.22');
    expect(formatMetric({ format: 'ratio' }, 0.2249, { finer: true })).toBe('0.225');
    expect(formatMetric({ format: 'rank' }, 8.66)).toBe('8.7');
    expect(formatMetric({ format: 'percent' }, 0.36)).toBe('36.0 %');
    expect(formatMetric({ format: 'loss' }, -0.91)).toBe('−0.910');
    expect(formatMetric({ format: 'magnitude' }, 0.513)).toBe('0.513');
  });

  it('has three digits where the metric is unknown', () => {
    expect(formatMetric(undefined, 12.345)).toBe('12.3');
  });
});
