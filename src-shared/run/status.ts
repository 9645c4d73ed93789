/**
 * queued -> starting -> running <-> paused -> finished | stopped | failed.
 * `starting` has activities; `interrupted` is a run whose trainer died or whose engine was closed: it can resume.
 */
export const runStatuses = [
  'queued',
  'starting',
  'running',
  'paused',
  'finished',
  'stopped',
  'failed',
  'interrupted',
] as const;
export type RunStatus = (typeof runStatuses)[number];

interface WithStatus {
  readonly status: RunStatus;
}

/** A trainer works on it. */
export function isTraining({ status }: WithStatus): boolean {
  return status === 'starting' || status === 'running';
}

/** It is in the queue or has a trainer: its curves may grow without anybody resuming it. */
export function isActive(run: WithStatus): boolean {
  return isTraining(run) || run.status === 'queued' || run.status === 'paused';
}

/** It ended before its last step. */
export function endedEarly({ status }: WithStatus): boolean {
  return status === 'stopped' || status === 'failed' || status === 'interrupted';
}

/** A paused run goes on; a run that ended early starts again from its last checkpoint. */
export function canResume(run: WithStatus): boolean {
  return run.status === 'paused' || endedEarly(run);
}
