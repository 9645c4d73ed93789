import type { Run, Sweep } from '@shared/api';
import { sweepStatus } from '@shared/sweep';
import type { SweepPoint } from '../lab/followSweep';

/** The point of a sweep that a run serves; null where the run was deleted. */
export function examplePoint(position: number, run: Run | null): SweepPoint {
  return { position, label: String(position), seed: 0, reused: false, run };
}

/** The sweep of these points. */
export function exampleSweep(points: readonly SweepPoint[]): Sweep {
  const statuses = points.map(({ run }) => run?.status ?? null);
  return {
    id: 's0123456789a',
    number: 3,
    name: 'Example',
    status: sweepStatus(statuses),
    createdAt: 0,
    address: null,
    labels: points.map(({ label }) => label),
    seeds: [0],
    metrics: ['m_o'],
    points: points.length,
    finished: statuses.filter((status) => status === 'finished').length,
    failed: statuses.filter((status) => status === 'failed').length,
    runs: points.flatMap(({ run }) => (run === null ? [] : [run.id])),
  };
}
