import { describe, expect, it } from 'vitest';
import { neighbourOf, nextStep } from './frameOrder';

describe('the order of the checkpoints', () => {
  it('begins with the last one and goes back', () => {
    const laidOut = new Set<number>();
    const order: number[] = [];
    for (;;) {
      const step = nextStep([20, 40, 60, 80], laidOut);
      if (step === undefined) break;
      laidOut.add(step);
      order.push(step);
    }
    expect(order).toEqual([80, 60, 40, 20]);
  });

  it('takes a new checkpoint from its neighbour', () => {
    expect(nextStep([20, 40, 60], new Set([20, 40]))).toBe(60);
    expect(neighbourOf(60, new Set([20, 40]))).toBe(40);
    expect(neighbourOf(60, new Set())).toBeUndefined();
  });
});
