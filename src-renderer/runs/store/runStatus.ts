import type { Run } from '@shared/api';
import { activityWords, isActive, isTraining, type RunStatus } from '@shared/run';

export const canPause = isTraining;

export const canStop = isActive;

const words: Record<RunStatus, string> = {
  queued: 'Queued',
  starting: 'Starting',
  running: 'Training',
  paused: 'Paused',
  finished: 'Finished',
  stopped: 'Stopped',
  failed: 'Failed',
  interrupted: 'Interrupted',
};

/** What a person reads: what it waits for, what a trainer at work is busy with, else the status. */
export function statusWord({ status, activity, waitsFor }: Run): string {
  if (waitsFor !== null) return `Waits for ${waitsFor}`;
  if (activity === null || activity === 'training' || (status !== 'starting' && status !== 'running'))
    return words[status];
  const doing = activityWords[activity];
  return doing.charAt(0).toUpperCase() + doing.slice(1);
}

/** The same inside a sentence. */
export function statusInSentence(run: Run): string {
  const word = statusWord(run);
  return word.charAt(0).toLowerCase() + word.slice(1);
}

/** Share of the steps that are done, 0..1; undefined while the number of steps is not known. */
export function progressOf({ step, totalSteps }: Run): number | undefined {
  return totalSteps === null || totalSteps === 0 ? undefined : Math.min(1, step / totalSteps);
}

/** Seconds until the last step at the pace so far; undefined before there is a pace. */
export function secondsLeft({ step, totalSteps, seconds }: Run): number | undefined {
  if (totalSteps === null || step === 0 || seconds <= 0) return undefined;
  return (Math.max(0, totalSteps - step) * seconds) / step;
}
