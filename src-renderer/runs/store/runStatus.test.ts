import { canResume } from '@shared/run';
import { describe, expect, it } from 'vitest';
import { runOf } from '../testing/fakeLab';
import { canPause, canStop, progressOf, secondsLeft, statusWord } from './runStatus';

describe('the status of a run', () => {
  it('is worded by what its trainer is busy with', () => {
    expect(statusWord(runOf(1, { status: 'starting', activity: 'recording' }))).toBe('Recording the step');
    expect(statusWord(runOf(1, { status: 'running', activity: 'training' }))).toBe('Training');
    expect(statusWord(runOf(1, { status: 'running', activity: 'evaluating' }))).toBe('Evaluating');
    expect(statusWord(runOf(1, { status: 'failed', activity: null }))).toBe('Failed');
  });

  it('says what can be done with it', () => {
    const what = (status: Parameters<typeof statusWord>[0]['status']) => {
      const run = runOf(1, { status });
      return [canPause(run), canResume(run), canStop(run)];
    };
    expect(what('queued')).toEqual([false, false, true]);
    expect(what('running')).toEqual([true, false, true]);
    expect(what('paused')).toEqual([false, true, true]);
    expect(what('interrupted')).toEqual([false, true, false]);
    expect(what('finished')).toEqual([false, false, false]);
  });
});

describe('the progress of a run', () => {
  it('is the share of its steps, and time left follows from the pace so far', () => {
    const run = runOf(1, { step: 240, totalSteps: 600, seconds: 24 });
    expect(progressOf(run)).toBe(0.4);
    expect(secondsLeft(run)).toBe(36);
  });

  it('is unknown before the first step', () => {
    expect(progressOf(runOf(1, { totalSteps: null }))).toBeUndefined();
    expect(secondsLeft(runOf(1, { step: 0, seconds: 0 }))).toBeUndefined();
  });
});
