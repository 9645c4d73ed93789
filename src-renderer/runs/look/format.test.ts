import { describe, expect, it } from 'vitest';
import {
  formatAgo,
  formatClock,
  formatCount,
  formatFixed,
  formatHeadline,
  formatPercent,
  formatQuantity,
  formatRatio,
  formatSpeed,
  formatStepTime,
} from './format';

describe('numbers', () => {
  it('gives ratios two decimals and negative numbers a real minus sign', () => {
    expect(formatRatio(0.224)).toBe('0.22');
    expect(formatFixed(-0.9124, 3)).toBe('−0.912');
  });

  it('writes no minus before a zero', () => {
    expect(formatFixed(-0.0001, 2)).toBe('0.00');
  });

  it('gives accuracy as a percentage with one decimal', () => {
    expect(formatPercent(0.3617)).toBe('36.2 %');
  });

  it('groups thousands', () => {
    expect(formatCount(1380.4)).toBe('1,380');
    expect(formatSpeed(1380.4)).toBe('1,380 img/s');
  });

  it('gives a slow speed a decimal', () => {
    expect(formatSpeed(3.26)).toBe('3.3 img/s');
  });

  it('gives a quantity three digits whatever its magnitude', () => {
    expect(formatQuantity(0)).toBe('0');
    expect(formatQuantity(4.2137)).toBe('4.21');
    expect(formatQuantity(12_345)).toBe('12,345');
    expect(formatQuantity(0.000031)).toBe('3.1e−5');
    expect(formatQuantity(-0.0123)).toBe('−0.0123');
    expect(formatQuantity(2.5e8)).toBe('2.5e8');
  });

  it('gives each headline number the digits that it deserves', () => {
    expect(formatHeadline('m_o', 0.2249)).toBe('0.22');
    expect(formatHeadline('effective_rank', 8.66)).toBe('8.7');
    expect(formatHeadline('knn_accuracy', 0.36)).toBe('36.0 %');
    expect(formatHeadline('loss', -0.91)).toBe('−0.910');
    expect(formatHeadline('covariance', 0.513)).toBe('0.513');
  });
});

describe('times', () => {
  it('writes seconds as a clock', () => {
    expect(formatClock(38.2)).toBe('0:38');
    expect(formatClock(724)).toBe('12:04');
    expect(formatClock(3723)).toBe('1:02:03');
    expect(formatClock(-1)).toBe('0:00');
  });

  it('writes the time of a step in milliseconds up to a second', () => {
    expect(formatStepTime(0.1812)).toBe('181 ms');
    expect(formatStepTime(1.236)).toBe('1.24 s');
  });

  it('says how long ago something was, and gives the date after a week', () => {
    const now = Date.UTC(2026, 0, 20, 12);
    const minute = 60_000;
    expect(formatAgo(now - 20_000, now)).toBe('just now');
    expect(formatAgo(now - 5 * minute, now)).toBe('5 min ago');
    expect(formatAgo(now - 3 * 60 * minute, now)).toBe('3 h ago');
    expect(formatAgo(now - 2 * 24 * 60 * minute, now)).toBe('2 d ago');
    expect(formatAgo(Date.UTC(2026, 0, 2, 12), now)).toBe('2 Jan 2026');
  });
});
