import { type Run, runSchema } from '@shared/api';

/** Field of a run to its column, and whether the column holds JSON. */
export const runColumns = {
  number: { column: 'number', json: false },
  id: { column: 'id', json: false },
  name: { column: 'name', json: false },
  preset: { column: 'preset', json: false },
  architecture: { column: 'architecture', json: false },
  status: { column: 'status', json: false },
  activity: { column: 'phase', json: false },
  trainsOn: { column: 'trains_on', json: false },
  workerLabel: { column: 'worker_label', json: false },
  place: { column: 'place', json: false },
  waitsFor: { column: 'waits_for', json: false },
  step: { column: 'step', json: false },
  totalSteps: { column: 'total_steps', json: false },
  seed: { column: 'seed', json: false },
  createdAt: { column: 'created_at', json: false },
  startedAt: { column: 'started_at', json: false },
  endedAt: { column: 'ended_at', json: false },
  seconds: { column: 'seconds', json: false },
  imagesPerSecond: { column: 'images_per_second', json: false },
  verdict: { column: 'verdict', json: true },
  headline: { column: 'headline', json: true },
  primaryTap: { column: 'primary_tap', json: false },
  backend: { column: 'backend', json: true },
  execution: { column: 'execution', json: false },
  error: { column: 'error', json: true },
  note: { column: 'note', json: false },
} as const satisfies Record<keyof Run, { column: string; json: boolean }>;

export type RunRow = Readonly<Record<string, string | number | null>>;

export function runFromRow(row: RunRow): Run {
  const fields = Object.entries(runColumns).map(([field, { column, json }]) => {
    const value = row[column];
    return [field, json && typeof value === 'string' ? JSON.parse(value) : value];
  });
  return runSchema.parse(Object.fromEntries(fields));
}

/** Named parameters of a statement: one per field, JSON fields as text. */
export function rowFromRun(run: Run): RunRow {
  const fields = Object.entries(runColumns).map(([field, { json }]) => {
    const value = run[field as keyof Run];
    return [field, json && value !== null ? JSON.stringify(value) : value];
  });
  return Object.fromEntries(fields);
}
