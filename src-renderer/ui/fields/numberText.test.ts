import { describe, expect, it } from 'vitest';
import { formatNumber } from './numberText';

describe('formatNumber', () => {
  it('writes as many digits as the number deserves', () => {
    expect(formatNumber(256)).toBe('256');
    expect(formatNumber(0.05)).toBe('0.05');
    expect(formatNumber(4 / 3)).toBe('1.33333');
    expect(formatNumber(0.0001)).toBe('1e-4');
    expect(formatNumber(0)).toBe('0');
  });
});
