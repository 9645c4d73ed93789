import { describe, expect, it } from 'vitest';
import { duration, grouped, metricText } from './words';

describe('words', () => {
  it('writes durations as people read a clock', () => {
    expect([0, 38.4, 59.6, 725, 3_723].map(duration)).toEqual(['0:00', '0:38', '1:00', '12:05', '1:02:03']);
    expect(duration(-1)).toBe('0:00');
  });

  it('groups thousands', () => {
    expect([9, 1_380.4, 1_234_567].map(grouped)).toEqual(['9', '1,380', '1,234,567']);
  });

  it('gives each metric the digits that it deserves', () => {
    expect(metricText('m_o', 0.2161)).toBe('0.22');
    expect(metricText('effective_rank', 8.66)).toBe('8.7');
    expect(metricText('covariance', 0.0123456)).toBe('0.0123');
    expect(metricText('loss', -0.91234)).toBe('−0.912');
    expect(metricText('knn_accuracy', 0.3604)).toBe('36.0 %');
    expect(metricText('std', undefined)).toBe('–');
  });
});
