import type { Sweep } from '@shared/api';

/** A sweep of a temperature over two values and one seed. */
export function sweepOf(number: number, change: Partial<Sweep> = {}): Sweep {
  return {
    id: `sweep-${number}`,
    number,
    name: 'InfoNCE, loss.temperature',
    status: 'running',
    createdAt: 1_000 * number,
    address: 'loss.temperature',
    labels: ['1', '2'],
    seeds: [0],
    metrics: ['m_o'],
    points: 2,
    finished: 0,
    failed: 0,
    runs: ['run-1', 'run-2'],
    ...change,
  };
}
