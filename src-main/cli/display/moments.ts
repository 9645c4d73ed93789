import type { MetricPoint, Run, RunMark } from '@shared/api';
import type { RunActivity } from '@shared/run';
import type { RunEvent } from '../lab/followRun';

/** What happens to a run, as a person or a program wants to be told. */
export type RunMoment =
  | { readonly kind: 'queued'; readonly run: Run }
  | { readonly kind: 'activity'; readonly run: Run; readonly activity: RunActivity }
  /** The backend is up, the data loaded, the step recorded. */
  | { readonly kind: 'started'; readonly run: Run }
  | { readonly kind: 'progress'; readonly run: Run }
  | { readonly kind: 'metrics'; readonly step: number; readonly values: Readonly<Record<string, number>> }
  /** Images of the data that are there, of so many. */
  | { readonly kind: 'loading'; readonly done: number; readonly total: number }
  | { readonly kind: 'mark'; readonly mark: RunMark }
  | { readonly kind: 'log'; readonly level: 'info' | 'warning'; readonly text: string };

/** Reads moments off the events of one run: an event carries a whole run, a moment what is new in it. */
export class RunMoments {
  private before: Run | undefined;

  of(event: RunEvent): RunMoment[] {
    switch (event.kind) {
      case 'run': {
        const moments = changes(this.before, event.run);
        this.before = event.run;
        return moments;
      }
      case 'metrics':
        return bySteps(event.points);
      case 'mark':
        return [{ kind: 'mark', mark: event.mark }];
      case 'log':
        return [{ kind: 'log', level: event.level, text: event.text }];
      case 'loading':
        return [{ kind: 'loading', done: event.done, total: event.total }];
      case 'spectrum':
      case 'run-deleted':
        return [];
    }
  }
}

function changes(before: Run | undefined, run: Run): RunMoment[] {
  const moments: RunMoment[] = [];
  if (run.status === 'queued' && before?.status !== 'queued') moments.push({ kind: 'queued', run });
  if (run.status === 'running' && before?.status === 'starting') moments.push({ kind: 'started', run });
  if (run.activity !== null && run.activity !== before?.activity)
    moments.push({ kind: 'activity', run, activity: run.activity });
  if (run.status === 'running' && run.step > 0 && run.step !== before?.step)
    moments.push({ kind: 'progress', run });
  return moments;
}

/** One moment a step: the points of a step come together, but several steps may come at once. */
function bySteps(points: readonly MetricPoint[]): RunMoment[] {
  const steps = new Map<number, Record<string, number>>();
  for (const { name, step, value } of points) {
    const values = steps.get(step) ?? {};
    values[name] = value;
    steps.set(step, values);
  }
  return [...steps].map(([step, values]) => ({ kind: 'metrics', step, values }));
}
