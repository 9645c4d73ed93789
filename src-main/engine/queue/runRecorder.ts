import type { MetricPoint, Run, RunMark } from '@shared/api';
import type { RunChange, Store } from '../../store';
import type { EventStream } from './eventStream';

/** Milliseconds between two writes of one run's metrics: often enough for a chart, seldom enough for the disk. */
const flushEvery = 200;

/**
 * Writes one run to the store and tells the clients, metrics in batches of one transaction. What a client
 * hears of is in the store already.
 */
export class RunRecorder {
  private points: MetricPoint[] = [];
  private change: RunChange = {};
  private timer: NodeJS.Timeout | undefined;
  private flushedAt = 0;

  constructor(
    private readonly store: Store,
    private readonly events: EventStream,
    private current: Run,
  ) {}

  get run(): Run {
    return { ...this.current, ...this.change };
  }

  /** Values that are not finite are left out: the trainer reports those as an error of the run. */
  addPoints(points: readonly MetricPoint[]): void {
    this.points.push(...points.filter(({ value }) => Number.isFinite(value)));
    this.schedule();
  }

  spectrum(tap: string, step: number, eigenvalues: number[]): void {
    this.store.spectra.put(this.current.number, tap, step, eigenvalues);
    this.events.publish({ kind: 'spectrum', id: this.current.id, tap, step, eigenvalues });
  }

  /** A change that may wait for the next flush, such as progress. */
  progress(change: RunChange): void {
    this.change = { ...this.change, ...change };
    this.schedule();
  }

  /** A change that people wait for, such as a status: written and told at once, with what was waiting. */
  set(change: RunChange): void {
    this.change = { ...this.change, ...change };
    this.flush();
  }

  mark(mark: RunMark): void {
    this.store.marks.add(this.current.number, mark);
    this.events.publish({ kind: 'mark', id: this.current.id, mark });
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.flushedAt = Date.now();
    const { points, change } = this;
    this.points = [];
    this.change = {};
    this.current = this.store.transaction(() => {
      if (points.length > 0) this.store.metrics.append(this.current.number, points);
      return this.store.runs.change(this.current.id, change);
    });
    if (points.length > 0) this.events.publish({ kind: 'metrics', id: this.current.id, points });
    this.events.publish({ kind: 'run', run: this.current });
  }

  /** Forgets what waits; the run is about to be deleted. */
  discard(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.points = [];
    this.change = {};
  }

  private schedule(): void {
    if (this.timer !== undefined) return;
    const wait = Math.max(0, this.flushedAt + flushEvery - Date.now());
    this.timer = setTimeout(() => this.flush(), wait);
  }
}
