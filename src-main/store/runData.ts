import { type DataRecord, dataRecordSchema } from '@shared/data';
import type { Database } from 'better-sqlite3';

/** What data runs have trained on; `run` is the run's number. */
export interface RunData {
  put(run: number, record: DataRecord): void;
  /** null before the run's data was loaded. */
  get(run: number): DataRecord | null;
}

export function runData(database: Database): RunData {
  const insert = database.prepare<[number, string, string, string]>(
    'INSERT OR REPLACE INTO run_data (run, state, fingerprint, record) VALUES (?, ?, ?, ?)',
  );
  const select = database.prepare<[number], string>('SELECT record FROM run_data WHERE run = ?').pluck();
  return {
    put(run, record) {
      insert.run(run, record.state, record.fingerprint, JSON.stringify(record));
    },
    get(run) {
      const record = select.get(run);
      return record === undefined ? null : dataRecordSchema.parse(JSON.parse(record));
    },
  };
}
