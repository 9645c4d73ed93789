import { describe, expect, it } from 'vitest';
import { runOf } from '../runs/testing/fakeLab';
import { runText } from './runText';

const run = (change: Parameters<typeof runOf>[1]) =>
  runText(runOf(12, { step: 240, seconds: 24, ...change }));

describe('a run in a few words', () => {
  it('says how far it is and how long it will take', () => {
    expect(run({ status: 'running', activity: 'training' })).toBe('run 12: step 240/600, 0:36 left');
    expect(run({ status: 'running', activity: 'evaluating' })).toBe(
      'run 12: evaluating, step 240/600, 0:36 left',
    );
  });

  it('says what it waits for before the first step', () => {
    expect(run({ status: 'queued', step: 0 })).toBe('run 12: queued');
    expect(run({ status: 'starting', activity: 'starting', step: 0 })).toBe('run 12: starting TensorFlow');
  });

  it('says where it stands and how long it took', () => {
    expect(run({ status: 'paused' })).toBe('run 12: paused at step 240/600');
    expect(run({ status: 'finished', step: 600, seconds: 61.4 })).toBe('run 12: finished in 1:01');
    expect(run({ status: 'failed', step: 7, totalSteps: null })).toBe('run 12: failed at step 7');
  });
});
