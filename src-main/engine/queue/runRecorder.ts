import type { BackendInfo, LabEvent, MetricPoint, Run, RunMark } from '@shared/api';
import type { DataRecord } from '@shared/data';
import { type LabError, toLabError } from '@shared/errors';
import type { Artifact, RunChange, Store } from '../../store';
import type { EventStream } from './eventStream';

/** Milliseconds between two writes of one run's metrics: often enough for a chart, seldom enough for the disk. */
const flushEvery = 200;

/** Milliseconds until a database that could not be written is tried again. */
const retryEvery = 500;

export interface RecorderListener {
  /** Every report up to this number is in the database. */
  kept(number: number): void;
  /** Something can never be written: the run cannot go on. */
  broken(error: LabError): void;
}

interface Write {
  readonly write: () => void;
  readonly event?: LabEvent;
}

/**
 * Writes one run to the store and tells the clients, in the order in which it was told and in batches of one
 * transaction. What a client hears of is in the store already, and a checkpoint is in it only with every row before
 * it. While the database cannot be written everything waits here; the trainer is held by what stays unkept.
 */
export class RunRecorder {
  #writes: Write[] = [];
  #points: MetricPoint[] = [];
  #change: RunChange = {};
  #durable = false;
  #heard = 0;
  #kept = 0;
  #timer: NodeJS.Timeout | undefined;
  /** By a clock that nobody sets. */
  #flushedAt = Number.NEGATIVE_INFINITY;
  #waitingSince: number | undefined;
  #idle: (() => void)[] = [];

  constructor(
    private readonly store: Store,
    private readonly events: EventStream,
    private current: Run,
    private readonly listener: RecorderListener,
  ) {}

  get run(): Run {
    return { ...this.current, ...this.#change };
  }

  /** Report `number` is told next; it is kept with the flush after it. */
  heard(number: number): void {
    this.#heard = number;
    this.#schedule(flushEvery);
  }

  /** Values that are not finite are left out: the trainer reports those as an error of the run. */
  addPoints(points: readonly MetricPoint[]): void {
    this.#points.push(...points.filter(({ value }) => Number.isFinite(value)));
    this.#schedule(flushEvery);
  }

  spectrum(tap: string, step: number, eigenvalues: number[]): void {
    const { id, number } = this.current;
    this.#write(() => this.store.spectra.put(number, tap, step, eigenvalues), {
      kind: 'spectrum',
      id,
      tap,
      step,
      eigenvalues,
    });
    this.#schedule(flushEvery);
  }

  /** A change that may wait for the next flush, such as progress. */
  progress(change: RunChange): void {
    this.#change = { ...this.#change, ...change };
    this.#schedule(flushEvery);
  }

  /** A change that people wait for, such as a status: written and told at once, with what was waiting. */
  set(change: RunChange): void {
    this.#change = { ...this.#change, ...change };
    this.#durable = true;
    this.flush();
  }

  mark(mark: RunMark): void {
    const { id, number } = this.current;
    this.#write(() => this.store.marks.add(number, mark), { kind: 'mark', id, mark });
    this.flush();
  }

  artifact(artifact: Artifact): void {
    this.#write(() => this.store.artifacts.put(this.current.number, artifact));
    this.#durable = true;
    this.#schedule(flushEvery);
  }

  /** How far the data is; nobody asks for it later. */
  loading(done: number, total: number): void {
    this.events.publish({ kind: 'loading', id: this.current.id, done, total });
  }

  data(record: DataRecord): void {
    this.#write(() => this.store.runData.put(this.current.number, record));
    this.#durable = true;
    this.flush();
  }

  /** What computed here last, shown before the next run knows. */
  backend(backend: BackendInfo): void {
    this.#write(() => this.store.settings.save('backend', backend));
  }

  /** Where the run trains now, written with the change that tells it. */
  place(write: () => void): void {
    this.#write(write);
  }

  /** Writes what waits, unless the database cannot be written: then it is tried again until it can. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushedAt = performance.now();
    this.#closePoints();
    const { current } = this;
    try {
      this.current = this.store.transaction(() => {
        for (const { write } of this.#writes) write();
        return this.store.runs.change(current.id, this.#change);
      }, this.#durable);
    } catch (error) {
      this.#failed(error);
      return;
    }
    const told = this.#writes.flatMap(({ event }) => (event === undefined ? [] : [event]));
    this.#forget();
    for (const event of told) this.events.publish(event);
    this.events.publish({ kind: 'run', run: this.current });
    this.#written();
  }

  /** Settles once everything is written. Given `limit`, it settles after so many milliseconds at the latest. */
  whenWritten(limit?: number): Promise<void> {
    if (this.#isWritten()) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = limit === undefined ? undefined : setTimeout(resolve, limit);
      this.#idle.push(() => {
        clearTimeout(timer);
        resolve();
      });
      this.#schedule(0);
    });
  }

  /** Forgets what waits; the run is about to be deleted, or the lab closes and cannot wait any longer. */
  discard(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#forget();
    this.#heard = this.#kept;
    this.#settle();
  }

  #isWritten(): boolean {
    return (
      this.#writes.length + this.#points.length + Object.keys(this.#change).length === 0 &&
      this.#heard === this.#kept
    );
  }

  #write(write: () => void, event?: LabEvent): void {
    this.#closePoints();
    this.#writes.push(event === undefined ? { write } : { write, event });
  }

  /** Points that came in one after the other are one write and one event. */
  #closePoints(): void {
    const points = this.#points;
    if (points.length === 0) return;
    this.#points = [];
    const { id, number } = this.current;
    const write = () => this.store.metrics.append(number, points);
    this.#writes.push({ write, event: { kind: 'metrics', id, points } });
  }

  #forget(): void {
    this.#writes = [];
    this.#points = [];
    this.#change = {};
    this.#durable = false;
  }

  #written(): void {
    if (this.#waitingSince !== undefined) {
      const seconds = Math.round((performance.now() - this.#waitingSince) / 1000);
      this.#waitingSince = undefined;
      this.#say('info', `The database can be written again, after ${seconds} s; nothing was lost.`);
    }
    if (this.#heard > this.#kept) {
      this.#kept = this.#heard;
      this.listener.kept(this.#kept);
    }
    this.#settle();
  }

  #failed(error: unknown): void {
    const fault = toLabError(error);
    if (fault.code !== 'storage-unavailable' && fault.code !== 'storage-damaged') {
      this.discard();
      this.listener.broken(fault);
      return;
    }
    if (this.#waitingSince === undefined) {
      this.#waitingSince = performance.now();
      this.#say('warning', `${fault.message} The run waits; nothing is lost.`);
    }
    this.#schedule(retryEvery);
  }

  #say(level: 'info' | 'warning', text: string): void {
    this.events.publish({ kind: 'log', id: this.current.id, level, text });
  }

  #settle(): void {
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  #schedule(after: number): void {
    if (this.#timer !== undefined) return;
    const wait = Math.max(0, this.#flushedAt + after - performance.now());
    this.#timer = setTimeout(() => this.flush(), wait);
  }
}
