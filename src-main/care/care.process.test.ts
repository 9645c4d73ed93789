import { closeSync, existsSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scriptedEngine, startRun, untilRun } from '../engine/testing';
import { dataLayout } from '../environment/folders';
import { openStore } from '../store';
import { temporaryFolder } from '../testing/temporaryFolder';
import { Backups, checkData, checkDatabase, repairDatabase } from '.';
import { derivedTables, recoveredTables } from './repair';

const pageBytes = 4_096;
const steps = 400;

/** Overwrites one page in the middle of a table or an index. */
function damage(file: string, name: string): void {
  const database = new Database(file);
  database.pragma('wal_checkpoint(TRUNCATE)');
  const pages = pagesOf(database, name);
  database.close();
  const page = pages[Math.floor(pages.length / 2)];
  expect(page, `pages of ${name}`).toBeDefined();
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(pageBytes, 0xa5), 0, pageBytes, (page! - 1) * pageBytes);
  closeSync(descriptor);
}

/** Leaf pages: every page but the root, which alone are found by asking where the values lie. */
function pagesOf(database: Database.Database, name: string): number[] {
  const total = Number(database.pragma('page_count', { simple: true }));
  const root = database
    .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .pluck()
    .get(name);
  const bytes = readFileSync(database.name);
  const children: number[] = [];
  const start = (root! - 1) * pageBytes;
  const interior = [2, 5].includes(bytes[start] ?? 0);
  if (!interior) return [root!];
  const cells = bytes.readUInt16BE(start + 3);
  for (let cell = 0; cell < cells; cell += 1) {
    const offset = bytes.readUInt16BE(start + 12 + cell * 2);
    children.push(bytes.readUInt32BE(start + offset));
  }
  return children.filter((page) => page <= total);
}

function rowsOf(file: string, table: string): unknown[] {
  const database = new Database(file, { readonly: true });
  try {
    return database.prepare(`SELECT * FROM ${table} ORDER BY run, name`).all();
  } finally {
    database.close();
  }
}

describe('the care for a data folder', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let file: string;
  let id: string;
  beforeEach(async () => {
    folder = temporaryFolder();
    file = dataLayout(folder.path).database;
    const engine = scriptedEngine(folder.path);
    ({ id } = await startRun(engine, 'steady', steps));
    await untilRun(engine, id, ({ status }) => status === 'finished');
    const other = await startRun(engine, 'plain', 20);
    await untilRun(engine, other.id, ({ status }) => status === 'finished');
    await engine.close();
  });
  afterEach(() => folder.remove());

  const problems = async () => (await checkData(folder.path)).filter(({ status }) => status !== 'ok');

  it('finds nothing where all is well, and files readable by their owner alone', async () => {
    expect(await problems()).toEqual([]);
    for (const path of [file, dataLayout(folder.path).backups, dataLayout(folder.path).runs])
      expect(statSync(path).mode & 0o077, path).toBe(0);
  });

  it.each(['metrics', 'runs_by_architecture'])('finds a page of %s that was overwritten', async (name) => {
    damage(file, name);
    expect(checkDatabase(folder.path, 'quick').status).toBe('problem');
    expect((await problems())[0]).toMatchObject({ name: 'Database', fix: expect.stringContaining('repair') });
  });

  it('recovers what can be read of a damaged table, and the rest from the backup', async () => {
    const before = rowCount(file);
    damage(file, 'metrics');
    const repaired = repairDatabase(folder.path, 'now');
    expect(repaired).toMatchObject({ damaged: ['metrics'], backup: expect.stringContaining('backups') });
    expect(existsSync(join(repaired.setAside, 'lab.sqlite'))).toBe(true);
    expect(checkDatabase(folder.path, 'full').status).toBe('ok');
    expect(rowCount(file)).toBeGreaterThan(before * 0.8);
    const engine = scriptedEngine(folder.path);
    const { run, marks } = await engine.call('runs.get', { id });
    expect(run.status).toBe('finished');
    expect(marks.at(-1)?.text).toContain('damaged and repaired');
    await engine.close();
  });

  it('recovers everything where only an index is damaged', async () => {
    const before = rowCount(file);
    const summaries = rowsOf(file, 'run_metrics');
    const parameters = rowsOf(file, 'run_parameters');
    damage(file, 'runs_by_architecture');
    expect(repairDatabase(folder.path, 'now').damaged).toEqual([]);
    expect(rowCount(file)).toBe(before);
    expect(await problems()).toEqual([]);
    expect(rowsOf(file, 'run_metrics')).toEqual(summaries);
    await scriptedEngine(folder.path).close();
    expect(rowsOf(file, 'run_parameters')).toEqual(parameters);
  });

  it('recovers every table of the database, or makes it anew', () => {
    const database = new Database(file, { readonly: true });
    const names = database
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all();
    database.close();
    expect([...recoveredTables, ...derivedTables].sort()).toEqual(names.sort());
  });

  it('finds a checkpoint of which a byte was changed, and what belongs to nothing', async () => {
    const run = join(dataLayout(folder.path).runs, id);
    const checkpoint = readdirSync(run).find((name) => name.endsWith('.safetensors'))!;
    const descriptor = openSync(join(run, checkpoint), 'r+');
    writeSync(descriptor, 'X', 0);
    closeSync(descriptor);
    closeSync(openSync(join(run, 'half.tmp'), 'w'));
    const found = await problems();
    expect(found.map(({ detail }) => detail).join('\n')).toContain(`${checkpoint}: its bytes are not those`);
    expect(found.at(-1)).toMatchObject({ name: 'Left-overs', detail: join(run, 'half.tmp') });
  });

  it('copies the database once a day, keeps three copies, and none of a damaged one', async () => {
    const store = openStore(file);
    const day = 24 * 60 * 60 * 1000;
    const said: string[] = [];
    const copies = () => readdirSync(dataLayout(folder.path).backups).sort();
    const first = copies();
    expect(first).toHaveLength(1);
    const backUp = async (now: number) => {
      const backups = new Backups({
        store,
        folder: folder.path,
        now: () => now,
        say: (text) => said.push(text),
      });
      backups.start();
      await backups.stop();
    };
    await backUp(Date.now() + day / 2);
    expect(copies()).toEqual(first);
    for (let days = 2; days <= 5; days += 1) await backUp(Date.now() + days * day);
    expect(copies()).toHaveLength(3);
    expect(copies()).not.toContain(first[0]);
    const good = copies();
    store.close();
    damage(file, 'metrics');
    const damaged = openStore(file);
    const backups = new Backups({
      store: damaged,
      folder: folder.path,
      now: () => Date.now() + 9 * day,
      say: (text) => said.push(text),
    });
    backups.start();
    await backups.stop();
    damaged.close();
    expect(said.join()).toContain('the database is damaged');
    expect(copies()).toEqual(good);
  });
});

function rowCount(file: string): number {
  const database = new Database(file, { readonly: true });
  const count = database.prepare<[], number>('SELECT count(*) FROM metrics').pluck().get() ?? 0;
  database.close();
  return count;
}
