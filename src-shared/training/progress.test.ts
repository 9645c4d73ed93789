import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learningRateAt, lengthOf, stepsPerEpoch, totalSteps } from './progress';
import { trainingSchema } from './settings';

const settings = (change: object = {}) => trainingSchema.parse(change);

describe('the steps of a run', () => {
  it('are whole batches of every epoch, as far as the step limit', () => {
    expect(stepsPerEpoch(10_000, 256)).toBe(39);
    expect(totalSteps(settings({ epochs: 8 }), 10_000)).toBe(312);
    expect(totalSteps(settings({ epochs: 8, maxSteps: 300 }), 10_000)).toBe(300);
    expect(totalSteps(settings({ epochs: 8, maxSteps: 400 }), 10_000)).toBe(312);
    expect(totalSteps(settings({ batch: 256 }), 255)).toBe(0);
  });

  it('are those that are asked for, whatever the size of the data', () => {
    for (const [steps, images] of [
      [20_000, 100],
      [5, 1_000_000],
      [1_000_000, 64],
    ] as const)
      expect(totalSteps(settings({ batch: 64, ...lengthOf(steps) }), images)).toBe(steps);
  });
});

describe('the learning rate', () => {
  it('is the base rate times batch / 256', () => {
    const training = settings({ schedule: 'constant', baseRate: 0.05, batch: 512 });
    expect(learningRateAt(training, 0, 100)).toBeCloseTo(0.1, 12);
    expect(learningRateAt(training, 99, 100)).toBeCloseTo(0.1, 12);
  });

  it('decays along half a cosine to 0', () => {
    const training = settings({ baseRate: 0.2 });
    expect(learningRateAt(training, 0, 100)).toBeCloseTo(0.2, 12);
    expect(learningRateAt(training, 50, 100)).toBeCloseTo(0.1, 12);
    // cos(pi/3) = 1/2 and cos(2 pi/3) = -1/2.
    expect(learningRateAt(training, 100, 300)).toBeCloseTo(0.2 * 0.75, 12);
    expect(learningRateAt(training, 200, 300)).toBeCloseTo(0.2 * 0.25, 12);
    expect(learningRateAt(training, 100, 100)).toBeCloseTo(0, 12);
  });

  it('rises linearly over the warm-up and meets the schedule there', () => {
    const training = settings({ baseRate: 1, warmup: 0.1 });
    const rates = Array.from({ length: 10 }, (_, step) => learningRateAt(training, step, 100));
    for (const [step, rate] of rates.entries()) expect(rate).toBeCloseTo((step + 1) / 10, 12);
    expect(learningRateAt(training, 10, 100)).toBeCloseTo(1, 12);
    expect(learningRateAt(training, 55, 100)).toBeCloseTo(0.5, 12);
  });

  it('begins the warm-up at the share that is asked for', () => {
    const training = settings({ baseRate: 0.5, warmup: 0.1, warmupFrom: 0.006 });
    // arXiv 2203.16262's code: from 0.003 to 0.5, here in ten steps; the first is a tenth of the way on.
    expect(learningRateAt(training, 0, 100)).toBeCloseTo(0.003 + 0.1 * 0.497, 12);
    expect(learningRateAt(training, 9, 100)).toBeCloseTo(0.5, 12);
  });

  it('of a module is multiplied by its factor; a static one neither warms up nor decays', () => {
    const training = settings({ baseRate: 0.1, warmup: 0.2 });
    const rate = (schedule: 'follow' | 'static', step: number) =>
      learningRateAt(training, step, 100, { node: 'predictor', factor: 10, schedule });
    for (const step of [0, 7, 60, 99]) {
      expect(rate('follow', step)).toBeCloseTo(10 * learningRateAt(training, step, 100), 12);
      expect(rate('static', step)).toBeCloseTo(1, 12);
    }
  });

  it('is never negative nor above base × batch / 256, and never rises after the warm-up', () => {
    const training = fc.record({
      baseRate: fc.integer({ min: 0, max: 10_000 }).map((thousandths) => thousandths / 1000),
      batch: fc.integer({ min: 2, max: 1024 }),
      warmup: fc.double({ min: 0, max: 0.9, noNaN: true }),
      warmupFrom: fc.double({ min: 0, max: 1, noNaN: true }),
      schedule: fc.constantFrom('cosine', 'constant'),
    });
    fc.assert(
      fc.property(training, fc.integer({ min: 1, max: 500 }), (fields, total) => {
        const parsed = settings(fields);
        const top = (parsed.baseRate * parsed.batch) / 256;
        const rates = Array.from({ length: total }, (_, step) => learningRateAt(parsed, step, total));
        for (const [step, rate] of rates.entries()) {
          expect(rate).toBeGreaterThanOrEqual(0);
          expect(rate).toBeLessThanOrEqual(top * (1 + 1e-12));
          if (step - 1 >= parsed.warmup * total) expect(rate).toBeLessThanOrEqual(rates[step - 1]!);
        }
      }),
    );
  });
});
