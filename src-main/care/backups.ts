import { existsSync, readdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { toLabError } from '@shared/errors';
import Database from 'better-sqlite3';
import { dataLayout } from '../environment/folders';
import { makePrivateFolder } from '../files';
import type { Store } from '../store';

const hour = 60 * 60 * 1000;
/** Milliseconds between two backups, and between two looks whether one is due. */
const every = 24 * hour;
const lookEvery = hour;
/** Backups that are kept. */
const kept = 3;
/** A copy must leave room: the disk needs as many times the size of the database. */
const roomFactor = 2;

const named = /^lab-(\d+)\.sqlite$/;

export interface BackupOptions {
  readonly store: Pick<Store, 'backup'>;
  readonly folder: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly say: (text: string) => void;
}

/** Copies of the database, one a day, the newest three. A run goes on meanwhile: SQLite copies page by page. */
export class Backups {
  #timer: NodeJS.Timeout | undefined;
  #underWay: Promise<void> = Promise.resolve();

  constructor(private readonly options: BackupOptions) {}

  start(): void {
    this.#timer = setInterval(() => this.#look(), lookEvery);
    this.#timer.unref();
    this.#look();
  }

  /** Settles once no copy is being made. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#underWay;
  }

  #look(): void {
    this.#underWay = this.#underWay
      .then(() => this.#backUpIfDue())
      .catch((error: unknown) => {
        this.options.say(`The database was not backed up: ${toLabError(error).message}`);
      });
  }

  #times(): number[] {
    const { backups } = dataLayout(this.options.folder);
    const names = existsSync(backups) ? readdirSync(backups) : [];
    return names.flatMap((name) => Number(named.exec(name)?.[1] ?? [])).sort((a, b) => b - a);
  }

  async #backUpIfDue(): Promise<void> {
    const { store, folder, now } = this.options;
    const { backups, database } = dataLayout(folder);
    const [newest] = this.#times();
    // A clock that was set back must not put backups off.
    if (newest !== undefined && Math.abs(now() - newest) < every) return;
    makePrivateFolder(backups);
    const { bavail, bsize } = statfsSync(backups);
    if (bavail * bsize < statSync(database).size * roomFactor)
      throw new Error('the disk has no room for a copy. Free some space');
    const file = join(backups, `lab-${now()}.sqlite`);
    const temporary = `${file}.${process.pid}.tmp`;
    try {
      await store.backup(temporary);
      requireWhole(temporary);
      renameSync(temporary, file);
    } finally {
      rmSync(temporary, { force: true });
    }
    for (const old of this.#times().slice(kept)) rmSync(join(backups, `lab-${old}.sqlite`), { force: true });
  }
}

/** A copy of a damaged database must not take the place of a good one. */
function requireWhole(file: string): void {
  const copy = new Database(file);
  try {
    // One file, without the log and the index beside it.
    copy.pragma('journal_mode = DELETE');
    const said = String(copy.pragma('quick_check(1)', { simple: true }));
    if (said !== 'ok') throw new Error(`the database is damaged (${said}). Run npm run lab -- check`);
  } finally {
    copy.close();
  }
}
