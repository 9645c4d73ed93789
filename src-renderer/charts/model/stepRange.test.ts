import { describe, expect, it } from 'vitest';
import { fullRange, growingEnd } from './stepRange';

describe('the step axis', () => {
  it('gives early points of a growing run room and is stretched by doubling', () => {
    expect([0, 37, 75, 76, 200, 599].map((last) => growingEnd(last, 600))).toEqual([
      38, 38, 75, 150, 300, 600,
    ]);
  });

  it('grows by powers of two while the number of steps is not known', () => {
    expect([0, 20, 33].map((last) => growingEnd(last, null))).toEqual([20, 32, 64]);
  });

  it('ends with the last point of a run that has ended', () => {
    expect(fullRange([{ run: { status: 'stopped', totalSteps: 600 }, last: 210 }])).toEqual([0, 210]);
  });

  it('holds the longest of the runs that are compared', () => {
    const running = { run: { status: 'running', totalSteps: 600 }, last: 20 } as const;
    const finished = { run: { status: 'finished', totalSteps: 300 }, last: 299 } as const;
    expect(fullRange([running, finished])).toEqual([0, 299]);
  });

  it('has a length when there are no points yet', () => {
    expect(fullRange([])).toEqual([0, 1]);
  });
});
