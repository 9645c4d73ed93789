import { describe, expect, it } from 'vitest';
import { metricText } from './words';

describe('words', () => {
  it('gives each metric the digits that it deserves', () => {
    expect(metricText('m_o', 0.2161)).toBe('0.22');
    expect(metricText('effective_rank', 8.66)).toBe('8.7');
    expect(metricText('covariance', 0.0123456)).toBe('0.0123');
    expect(metricText('loss', -0.91234)).toBe('−0.912');
    expect(metricText('knn_accuracy', 0.3604)).toBe('36.0 %');
    expect(metricText('std', undefined)).toBe('–');
  });
});
