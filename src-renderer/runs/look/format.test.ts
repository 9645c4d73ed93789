import { clock } from '@shared/numbers';
import { describe, expect, it } from 'vitest';
import { formatAgo, formatSpeed, formatStepTime } from './format';

describe('a speed', () => {
  it('has a decimal where it is slow', () => {
    expect(formatSpeed(1380.4)).toBe('1,380 img/s');
    expect(formatSpeed(3.26)).toBe('3.3 img/s');
  });
});

describe('times', () => {
  it('writes seconds as a clock', () => {
    expect(clock(38.2)).toBe('0:38');
    expect(clock(724)).toBe('12:04');
    expect(clock(3723)).toBe('1:02:03');
    expect(clock(-1)).toBe('0:00');
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
