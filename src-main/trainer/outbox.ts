import { createHash } from 'node:crypto';
import type { TrainerMessage, TrainerReport } from './protocol';

/** Reports that may be on their way: enough for a busy chart, few enough for the memory. */
const mostUnkept = 4_096;

/** Milliseconds an engine has to keep the last report. */
const lastWait = 5_000;

interface Waiting {
  readonly number: number;
  readonly resolve: () => void;
}

/**
 * Reports on their way to the engine. Each stays here until the engine says that it is in the database, so that
 * nothing is lost with an engine that dies; a trainer waits while too many are unkept.
 */
export class Outbox {
  #next = 1;
  #kept = 0;
  #unkept: TrainerMessage[] = [];
  #waiting: Waiting[] = [];
  #connected = true;
  readonly #post: (message: TrainerMessage) => void;

  /** @param post passes a message to the engine and must not throw */
  constructor(post: (message: TrainerMessage) => void) {
    this.#post = post;
  }

  send(report: TrainerReport): void {
    const message = { number: this.#next, report };
    this.#next += 1;
    this.#unkept.push(message);
    if (this.#connected) this.#post(message);
  }

  kept(number: number): void {
    this.#kept = Math.max(this.#kept, number);
    this.#unkept = this.#unkept.filter((message) => message.number > this.#kept);
    this.#wake();
  }

  /** The engine is gone: nobody will keep anything. */
  disconnected(): void {
    this.#connected = false;
    this.#wake();
  }

  /** Settles once the engine has kept up, or is gone. */
  whenRoom(): Promise<void> {
    return this.#until(this.#next - 1 - mostUnkept);
  }

  /** Settles once everything is kept, or nobody keeps it in time. @returns the reports that were not kept */
  async remaining(): Promise<readonly TrainerReport[]> {
    const limit = setTimeout(() => this.disconnected(), lastWait);
    await this.#until(this.#next - 1);
    clearTimeout(limit);
    return this.#unkept.map(({ report }) => report);
  }

  #until(number: number): Promise<void> {
    if (this.#kept >= number || !this.#connected) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ number, resolve }));
  }

  #wake(): void {
    const ready = this.#waiting.filter(({ number }) => this.#kept >= number || !this.#connected);
    this.#waiting = this.#waiting.filter((waiting) => !ready.includes(waiting));
    for (const { resolve } of ready) resolve();
  }
}

/** The reports as a file: their sha256, then one report a line. */
export function formatReports(reports: readonly TrainerReport[]): Buffer {
  const body = reports.map((report) => `${JSON.stringify(report)}\n`).join('');
  return Buffer.from(`${createHash('sha256').update(body).digest('hex')}\n${body}`);
}

/** What formatReports wrote; undefined for anything else. */
export function parseReports(text: string): readonly TrainerReport[] | undefined {
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (createHash('sha256').update(body).digest('hex') !== text.slice(0, Math.max(end, 0))) return undefined;
  return body
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as TrainerReport);
}
