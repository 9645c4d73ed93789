import type { Spectrum } from '@shared/api';
import { evenly } from '@shared/metric';
import type { Database } from 'better-sqlite3';

/** Eigenvalues of a tap's covariance at probe steps; `run` is the run's number. */
export interface Spectra {
  put(run: number, tap: string, step: number, eigenvalues: readonly number[]): void;
  /** In the order of steps, thinned out evenly to at most `most` of them; the last is always there. */
  read(run: number, tap: string, most: number): Spectrum;
  /** Forgets what was measured after `step`. */
  removeAfter(run: number, step: number): void;
}

export function spectra(database: Database): Spectra {
  const insert = database.prepare<[number, string, number, Buffer]>(
    'INSERT OR REPLACE INTO spectra (run, tap, step, eigenvalues) VALUES (?, ?, ?, ?)',
  );
  const selectSteps = database
    .prepare<[number, string], number>('SELECT step FROM spectra WHERE run = ? AND tap = ? ORDER BY step')
    .pluck();
  const select = database
    .prepare<[number, string, number], Buffer>(
      'SELECT eigenvalues FROM spectra WHERE run = ? AND tap = ? AND step = ?',
    )
    .pluck();
  const removeAfter = database.prepare<[number, number]>('DELETE FROM spectra WHERE run = ? AND step > ?');
  return {
    put(run, tap, step, eigenvalues) {
      insert.run(run, tap, step, Buffer.from(Float32Array.from(eigenvalues).buffer));
    },
    read(run, tap, most) {
      const steps = evenly(selectSteps.all(run, tap), most);
      const eigenvalues = steps.map((step) => floats(select.get(run, tap, step)));
      return { tap, steps, eigenvalues };
    },
    removeAfter(run, step) {
      removeAfter.run(run, step);
    },
  };
}

function floats(bytes: Buffer | undefined): number[] {
  if (bytes === undefined) return [];
  return Array.from(new Float32Array(Uint8Array.from(bytes).buffer));
}
