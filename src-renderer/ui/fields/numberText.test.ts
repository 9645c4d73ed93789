import { describe, expect, it } from 'vitest';
import { formatNumber, parseNumber } from './numberText';

describe('parseNumber', () => {
  it('reads numbers as people type them', () => {
    expect(parseNumber('0.05')).toBe(0.05);
    expect(parseNumber('1e-4')).toBe(0.0001);
    expect(parseNumber(' 10 000 ')).toBe(10_000);
    expect(parseNumber('−3')).toBe(-3);
    expect(parseNumber('0,5')).toBe(0.5);
    expect(parseNumber('.5')).toBe(0.5);
    expect(parseNumber('4/3')).toBe(4 / 3);
  });

  it('reads nothing else', () => {
    for (const text of ['', '-', '1e', 'x', '1/0', '1/2/3', '1.2.3', 'Infinity'])
      expect(parseNumber(text)).toBeUndefined();
  });
});

describe('formatNumber', () => {
  it('writes as many digits as the number deserves', () => {
    expect(formatNumber(256)).toBe('256');
    expect(formatNumber(0.05)).toBe('0.05');
    expect(formatNumber(4 / 3)).toBe('1.33333');
    expect(formatNumber(0.0001)).toBe('1e-4');
    expect(formatNumber(0)).toBe('0');
  });
});
