import type { Run, Sweep } from '@shared/api';
import { knn } from '@shared/metrics/features/accuracy';
import { headlineOf } from '@shared/metrics/registry';
import { centre } from '@shared/metrics/step/centre';
import { effectiveRank } from '@shared/metrics/step/effectiveRank';
import { std } from '@shared/metrics/step/std';
import { clock } from '@shared/numbers';
import { activityWords } from '@shared/run';
import { SingleBar } from 'cli-progress';
import { hasEnded } from '../lab/followRun';
import type { SweepListener, SweepPoint } from '../lab/followSweep';
import { say, sayJson } from '../output/output';
import { metricText, verdictText } from '../output/words';

/** Shows a sweep while it trains. */
export interface SweepDisplay extends SweepListener {
  /** Leaves the terminal as it was. Called once, whatever happened. */
  close(): void;
}

/** JSON lines for a program, a bar under the lines of ended runs for a terminal, lines alone for anything else. */
export function chooseSweepDisplay(json: boolean, isTerminal: boolean): SweepDisplay {
  if (json) return jsonSweepDisplay();
  return isTerminal ? barSweepDisplay() : lineSweepDisplay(say);
}

function pointText({ label, seed }: SweepPoint): string {
  return `${label}, seed ${seed}`;
}

const headlinesShown = [centre, std, effectiveRank, knn].map(headlineOf);

/** `[ 3/12] 0.1, seed 0: healthy  std 1.00  kNN 40.0 %  0:31`. */
function endedText(place: string, point: SweepPoint, run: Run): string {
  const { headline, verdict, status, seconds, error } = run;
  if (status !== 'finished')
    return `${place} ${pointText(point)}: ${status}${error === null ? '' : `. ${error.message}`}`;
  const numbers = headlinesShown.flatMap(({ key, short }) => {
    const value = headline[key];
    return value === undefined ? [] : [`${short} ${metricText(key, value)}`];
  });
  const word = verdictText(verdict?.verdict ?? 'finished');
  return [`${place} ${pointText(point)}: ${word}`, ...numbers, clock(seconds)].join('  ');
}

/** Counts the runs of a sweep that have ended; one that goes on has not. */
class Ended {
  private readonly ended = new Set<string>();
  private total = 0;

  begin(points: readonly SweepPoint[]): void {
    this.total = points.length;
    this.ended.clear();
    for (const { run } of points) if (run !== null && hasEnded(run)) this.ended.add(run.id);
  }

  get count(): number {
    return this.ended.size;
  }

  /** Whether a run has just ended. */
  add(run: Run): boolean {
    const known = this.ended.delete(run.id);
    if (!hasEnded(run)) return false;
    this.ended.add(run.id);
    return !known;
  }

  get place(): string {
    const total = String(this.total);
    return `[${String(this.count).padStart(total.length)}/${total}]`;
  }
}

function begunText({ number, name, points, finished }: Sweep): string {
  const known = finished === 0 ? '' : `, ${finished} finished before`;
  return `Sweep ${number}, ${name}: ${points} ${points === 1 ? 'run' : 'runs'}${known}.`;
}

const stoppingText = 'Stopping; what has been trained is kept. Ctrl-C again ends at once.';

function lineSweepDisplay(write: (text: string) => void): SweepDisplay {
  const ended = new Ended();
  return {
    begun(sweep, points) {
      ended.begin(points);
      write(begunText(sweep));
    },
    run(point, run) {
      if (ended.add(run)) write(endedText(ended.place, point, run));
    },
    stopping: () => write(stoppingText),
    close: () => undefined,
  };
}

/** The shares of their steps that the runs of a sweep have behind them that have not ended: several train at once. */
class Shares {
  private readonly shares = new Map<string, number>();

  begin(points: readonly SweepPoint[]): void {
    this.shares.clear();
    for (const { run } of points) if (run !== null) this.add(run);
  }

  add(run: Run): void {
    if (hasEnded(run)) this.shares.delete(run.id);
    else this.shares.set(run.id, run.totalSteps === null ? 0 : run.step / run.totalSteps);
  }

  get sum(): number {
    return [...this.shares.values()].reduce((sum, share) => sum + share, 0);
  }
}

function barSweepDisplay(): SweepDisplay {
  let total = 0;
  const bar = new SingleBar({
    format: '{bar} {runs}  {current}',
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    linewrap: false,
    gracefulExit: false,
  });
  const lines = lineSweepDisplay((text) => {
    if (bar.isActive) process.stdout.write('\r\u001b[K');
    say(text);
  });
  const ended = new Ended();
  const shares = new Shares();
  return {
    ...lines,
    begun(sweep, points) {
      lines.begun(sweep, points);
      ended.begin(points);
      shares.begin(points);
      total = points.length;
      if (sweep.status === 'running')
        bar.start(total, ended.count + shares.sum, { runs: `${ended.count}/${total}`, current: '' });
    },
    run(point, run) {
      lines.run(point, run);
      ended.add(run);
      shares.add(run);
      const { activity } = run;
      const doing = activity === 'training' || activity === null ? '' : ` (${activityWords[activity]})`;
      const steps = run.totalSteps === null ? '' : ` step ${run.step}/${run.totalSteps}`;
      bar.update(ended.count + shares.sum, {
        runs: `${ended.count}/${total}`,
        current: `${pointText(point)}${steps}${doing}`,
      });
    },
    close: () => bar.stop(),
  };
}

function jsonSweepDisplay(): SweepDisplay {
  const ended = new Ended();
  return {
    begun(sweep, points) {
      ended.begin(points);
      const { id, number, name, points: runs, finished } = sweep;
      sayJson({ event: 'sweep', sweep: id, number, name, runs, finished });
    },
    run({ label, seed }, run) {
      if (!ended.add(run)) return;
      const { id, status, verdict, headline, seconds } = run;
      sayJson({
        event: 'point',
        label,
        seed,
        run: id,
        status,
        verdict: verdict?.verdict ?? null,
        metrics: headline,
        seconds,
      });
    },
    stopping: () => undefined,
    close: () => undefined,
  };
}

/** What a sweep that did not come to its end left, and how it goes on. */
export function incompleteText({ finished, points, failed }: Sweep): string {
  const broken = failed === 0 ? '' : `, ${failed} failed`;
  return `${finished} of ${points} runs have finished${broken}. The same command goes on from there.`;
}
