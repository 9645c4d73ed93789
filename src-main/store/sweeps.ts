import { randomBytes } from 'node:crypto';
import type { Sweep } from '@shared/api';
import { LabError } from '@shared/errors';
import type { RunStatus } from '@shared/run';
import { type SweepSpec, sweepSpecSchema, sweepStatus } from '@shared/sweep';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';

/** A place of a sweep before it has a run. */
export interface NewSweepPoint {
  readonly position: number;
  readonly label: string;
  readonly seed: number;
  readonly architecture: string;
}

/** `run` is the id of its run, null where it was deleted; `own` where the sweep made it. */
export interface StoredPoint extends NewSweepPoint {
  readonly run: string | null;
  readonly own: boolean;
}

export interface NewSweep {
  readonly spec: SweepSpec;
  /** The hash of everything that its points depend on. */
  readonly plan: string;
  readonly points: readonly NewSweepPoint[];
}

export interface Sweeps {
  create(sweep: NewSweep): Sweep;
  /** @throws LabError `not-found`. */
  get(id: string): Sweep;
  /** @throws LabError `not-found`. */
  spec(id: string): SweepSpec;
  points(id: string): StoredPoint[];
  /** Gives a place its run. */
  assign(id: string, position: number, run: number, own: boolean): void;
  /** Newest first. */
  list(): Sweep[];
  /** The newest sweep of a plan. */
  withPlan(plan: string): Sweep | undefined;
  /** Ids of the sweeps that a run serves. */
  servedBy(run: number): string[];
  remove(id: string): void;
}

interface SweepRow {
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly address: string | null;
  readonly metrics: string;
  readonly spec: string;
  readonly created_at: number;
}

interface PointRow extends NewSweepPoint {
  readonly run: string | null;
  readonly status: RunStatus | null;
  readonly own: 0 | 1;
}

function newId(): string {
  return `s${randomBytes(6).toString('hex').slice(1)}`;
}

function summary(
  { number, id, name, address, metrics, created_at }: SweepRow,
  points: readonly PointRow[],
): Sweep {
  const statuses = points.map(({ status }) => status);
  return {
    id,
    number,
    name,
    status: sweepStatus(statuses),
    createdAt: created_at,
    address,
    labels: [...new Set(points.map(({ label }) => label))],
    seeds: [...new Set(points.map(({ seed }) => seed))],
    metrics: z.array(z.string()).parse(JSON.parse(metrics)),
    points: points.length,
    finished: statuses.filter((status) => status === 'finished').length,
    failed: statuses.filter((status) => status === 'failed').length,
    runs: points.flatMap(({ run }) => (run === null ? [] : [run])),
  };
}

export function sweeps(database: Database): Sweeps {
  const insert = database.prepare<[string, string, string | null, string, string, string, number], SweepRow>(
    `INSERT INTO sweeps (id, name, address, metrics, plan, spec, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING *`,
  );
  const insertPoint = database.prepare<[number, number, string, number, string]>(
    'INSERT INTO sweep_points (sweep, position, label, seed, architecture) VALUES (?, ?, ?, ?, ?)',
  );
  const select = database.prepare<[string], SweepRow>('SELECT * FROM sweeps WHERE id = ?');
  const selectAll = database.prepare<[], SweepRow>('SELECT * FROM sweeps ORDER BY number DESC');
  const selectPlan = database.prepare<[string], SweepRow>(
    'SELECT * FROM sweeps WHERE plan = ? ORDER BY number DESC LIMIT 1',
  );
  const selectPoints = database.prepare<[number], PointRow>(
    `SELECT position, label, sweep_points.seed, sweep_points.architecture, own, runs.id AS run, runs.status
     FROM sweep_points LEFT JOIN runs ON runs.number = sweep_points.run WHERE sweep = ? ORDER BY position`,
  );
  const update = database.prepare<[number, number, number, number]>(
    'UPDATE sweep_points SET run = ?, own = ? WHERE sweep = ? AND position = ?',
  );
  const selectServed = database
    .prepare<[number], string>(
      'SELECT DISTINCT sweeps.id FROM sweep_points JOIN sweeps ON number = sweep WHERE run = ?',
    )
    .pluck();
  const remove = database.prepare<[string]>('DELETE FROM sweeps WHERE id = ?');

  function row(id: string): SweepRow {
    const found = select.get(id);
    if (found === undefined) throw new LabError('not-found', `There is no sweep "${id}".`);
    return found;
  }
  const summed = (found: SweepRow) => summary(found, selectPoints.all(found.number));

  return {
    create({ spec, plan, points }) {
      const { name, axis, metrics } = spec;
      const address = axis.kind === 'parameter' ? axis.address : null;
      const metricsJson = JSON.stringify(metrics);
      const made = insert.get(newId(), name, address, metricsJson, plan, JSON.stringify(spec), Date.now());
      if (made === undefined) throw new LabError('internal', 'The sweep could not be stored.');
      for (const { position, label, seed, architecture } of points)
        insertPoint.run(made.number, position, label, seed, architecture);
      return summed(made);
    },
    get: (id) => summed(row(id)),
    spec: (id) => sweepSpecSchema.parse(JSON.parse(row(id).spec)),
    points: (id) =>
      selectPoints.all(row(id).number).map(({ position, label, seed, architecture, run, own }) => ({
        position,
        label,
        seed,
        architecture,
        run,
        own: own === 1,
      })),
    assign(id, position, run, own) {
      update.run(run, own ? 1 : 0, row(id).number, position);
    },
    list: () => selectAll.all().map(summed),
    withPlan(plan) {
      const found = selectPlan.get(plan);
      return found && summed(found);
    },
    servedBy: (run) => selectServed.all(run),
    remove(id) {
      remove.run(id);
    },
  };
}
