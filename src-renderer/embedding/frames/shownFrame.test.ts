import { describe, expect, it } from 'vitest';
import { shownFrame } from './shownFrame';

const projection = (value: number) => ({ layout: Float64Array.of(value, 0), shares: null });
const frames = (...steps: number[]) => new Map(steps.map((step) => [step, projection(step)]));

describe('the frame in view', () => {
  it('is the last checkpoint’s unless another was chosen', () => {
    expect(shownFrame({ steps: [0, 20], step: null, frames: frames(20, 0) })).toMatchObject({
      step: 20,
      pending: false,
    });
    expect(shownFrame({ steps: [0, 20], step: 0, frames: frames(20, 0) })?.projection).toEqual(projection(0));
  });

  it('is its neighbour’s while it is being laid out', () => {
    expect(shownFrame({ steps: [0, 20, 40], step: 0, frames: frames(40, 20) })).toEqual({
      step: 0,
      projection: projection(20),
      pending: true,
    });
  });

  it('is none without checkpoints', () => {
    expect(shownFrame({ steps: [], step: null, frames: frames() })).toBeUndefined();
  });
});
