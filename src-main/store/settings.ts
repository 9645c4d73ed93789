import type { Database } from 'better-sqlite3';
import type { z } from 'zod';

/** Single values by key, as JSON. */
export interface Settings {
  /** Undefined where it is absent or no longer fits the schema (written by another version). */
  load<Schema extends z.ZodType>(key: SettingKey, schema: Schema): z.output<Schema> | undefined;
  save(key: SettingKey, value: unknown): void;
}

/**
 * `draft`: the canvas as it was left; `draft-revision`: which save of it that is. `backend`: the rung last seen at work,
 * shown before the next one is known. `storage`: what is kept. `under-way`: the runs that a lab interrupted by
 * closing. `comparisons`: the sets of runs that were saved with a name. `trains-on`: where runs train that do not say it.
 */
export type SettingKey =
  | 'draft'
  | 'draft-revision'
  | 'backend'
  | 'storage'
  | 'under-way'
  | 'comparisons'
  | 'trains-on';

export function settings(database: Database): Settings {
  const select = database.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck();
  const insert = database.prepare<[string, string]>(
    'INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)',
  );
  return {
    load(key, schema) {
      const json = select.get(key);
      return json === undefined ? undefined : schema.safeParse(JSON.parse(json)).data;
    },
    save(key, value) {
      insert.run(key, JSON.stringify(value));
    },
  };
}
