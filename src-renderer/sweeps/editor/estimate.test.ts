import { mapDataSources } from '@shared/graph';
import { findPreset } from '@shared/presets';
import { describe, expect, it } from 'vitest';
import { runOf } from '../../runs/testing/fakeLab';
import { estimate } from './estimate';

const simsiam = findPreset('simsiam').build('small');
const limited = { ...simsiam, training: { ...simsiam.training, maxSteps: 100, batch: 200 } };
/** Took 70 s, 60 s of them training. */
const run = runOf(3, { imagesPerSecond: 1000, startedAt: 0, endedAt: 70_000, seconds: 60 });

describe('how long a sweep takes', () => {
  it('follows from the speed of a run before it, and what comes on top of training', () => {
    // 100 steps of 200 images at 1,000 a second, and 10 s around them: 30 s each, 4 runs.
    expect(estimate([limited, limited], 2, [run])).toEqual({ seconds: 120, basis: run });
  });

  it('is by the newest run of the same preset, else by the newest of all', () => {
    const other = runOf(9, { preset: 'byol' });
    const newer = runOf(5, { imagesPerSecond: 10 });
    expect(estimate([limited], 1, [run, newer, other])?.basis.number).toBe(5);
    expect(estimate([limited], 1, [other])?.basis.number).toBe(9);
  });

  it('is not known before a run has finished, or where the images are not counted', () => {
    expect(estimate([limited], 1, [runOf(1, { status: 'running' })])).toBeUndefined();
    const cifar = mapDataSources(simsiam, () => ({ kind: 'cifar10', directory: '/data' }));
    const endless = { ...cifar, training: { ...cifar.training, maxSteps: 0 } };
    expect(estimate([endless], 1, [run])).toBeUndefined();
  });
});
