import { describe, expect, it } from 'vitest';
import { aggregate, spreadOf } from './aggregate';
import { columnFormat, spreadText } from './spreadText';

const spread = (...values: number[]) => spreadOf(values) ?? null;

describe('mean and deviation', () => {
  it('have the same decimals, and their unit once', () => {
    // Sample standard deviations of two values are their distance over the root of 2.
    expect(spreadText('m_o', spread(0.2, 0.24))).toBe('0.22 ± 0.03');
    expect(spreadText('covariance', spread(13.7, 14.3))).toBe('14.0 ± 0.4');
    expect(spreadText('knn_accuracy', spread(0.16, 0.18))).toBe('17.0 ± 1.4 %');
    expect(spreadText('accuracy/knn', spread(0.361))).toBe('36.1 %');
    expect(spreadText('effective_rank@0.25..0.75', spread(8.66))).toBe('8.7');
  });

  it('are the value alone for a single seed, and a dash for none', () => {
    expect(spreadText('knn_accuracy', spread(0.16))).toBe('16.0 %');
    expect(spreadText('m_o', null)).toBe('–');
  });
});

describe('a column of numbers', () => {
  const format = (...values: number[]) => {
    const results = values.map((value, index) => ({
      label: `${index}`,
      seed: 0,
      values: { covariance: value },
    }));
    const labels = values.map((_, index) => `${index}`);
    const [curve] = aggregate(labels, ['covariance'], results);
    return values.map(columnFormat(curve!));
  };

  it('has its points below each other', () => {
    expect(format(47.81, 9.512)).toEqual(['47.8', '9.5']);
  });

  it('keeps the digits of what is far smaller than the rest', () => {
    expect(format(47.81, 0.0123)).toEqual(['47.8', '0.0123']);
  });
});
