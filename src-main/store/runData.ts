import { type DataRecord, dataRecordSchema } from '@shared/data';
import type { Database } from 'better-sqlite3';

/** What data runs have trained on; `run` is the run's number. */
export interface RunData {
  put(run: number, record: DataRecord): void;
  /** null before the run's data was loaded. */
  get(run: number): DataRecord | null;
  /** The newest other run of the same folder or file; undefined where there is none, or the data is made. */
  sameSource(run: number): { readonly run: number; readonly fingerprint: string } | undefined;
}

export function runData(database: Database): RunData {
  const insert = database.prepare<[number, string, string, string]>(
    'INSERT OR REPLACE INTO run_data (run, state, fingerprint, record) VALUES (?, ?, ?, ?)',
  );
  const select = database.prepare<[number], string>('SELECT record FROM run_data WHERE run = ?').pluck();
  const selectSame = database.prepare<[number], { run: number; fingerprint: string }>(
    `SELECT run_data.run, run_data.fingerprint FROM run_parameters AS own
     JOIN run_parameters AS other ON other.name = own.name AND other.value = own.value AND other.run <> own.run
     JOIN run_data ON run_data.run = other.run
     WHERE own.run = ? AND own.value LIKE '{%"directory":%' ORDER BY run_data.run DESC LIMIT 1`,
  );
  return {
    put(run, record) {
      insert.run(run, record.state, record.fingerprint, JSON.stringify(record));
    },
    sameSource: (run) => selectSame.get(run),
    get(run) {
      const record = select.get(run);
      return record === undefined ? null : dataRecordSchema.parse(JSON.parse(record));
    },
  };
}
