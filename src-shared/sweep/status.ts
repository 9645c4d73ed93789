import { isActive, type RunStatus } from '../run';

/** `incomplete`: nothing trains and something is missing (stopped, failed, interrupted, deleted); it can be resumed. */
export const sweepStatuses = ['running', 'finished', 'incomplete'] as const;
export type SweepStatus = (typeof sweepStatuses)[number];

/** The state of a sweep from those of its runs; null for a point whose run was deleted. */
export function sweepStatus(runs: readonly (RunStatus | null)[]): SweepStatus {
  if (runs.some((status) => status !== null && isActive({ status }))) return 'running';
  return runs.every((status) => status === 'finished') ? 'finished' : 'incomplete';
}
