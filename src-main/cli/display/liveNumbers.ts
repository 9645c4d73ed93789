import type { Run } from '@shared/api';
import { formatCount } from '@shared/metric';
import { knn } from '@shared/metrics/features/accuracy';
import { headlineOf, seriesName } from '@shared/metrics/registry';
import { centre } from '@shared/metrics/step/centre';
import { objective } from '@shared/metrics/step/loss';
import { residual } from '@shared/metrics/step/residual';
import { clock } from '@shared/numbers';
import { metricText } from '../output/words';

/** How many of the last looks at a run its pace is taken from. */
const paceWindow = 40;

const shown = [objective, centre, residual, knn].map(headlineOf);

/** The newest values of what a line of progress shows. */
export class LiveNumbers {
  private readonly latest = new Map<string, number>();
  private looks: Pick<Run, 'step' | 'seconds'>[] = [];

  add(values: Readonly<Record<string, number>>): void {
    for (const [name, value] of Object.entries(values)) this.latest.set(name, value);
  }

  /** A look at the run: `1,380 img/s  0:38 left  loss −0.912  kNN 36.0 %`; what is not known yet is left out. */
  text(run: Run): string {
    const measured = shown.flatMap(({ key, short }) => {
      const value = this.latest.get(seriesName(key, run.primaryTap));
      return value === undefined ? [] : [`${short} ${metricText(key, value)}`];
    });
    return [...this.speed(run), ...measured].join('  ');
  }

  /** The start is no measure of the pace: recording and the first evaluation are in its time. */
  private speed(run: Run): string[] {
    const { imagesPerSecond, step, seconds, totalSteps } = run;
    const pace = imagesPerSecond === null ? [] : [`${formatCount(imagesPerSecond)} img/s`];
    this.looks = [...this.looks.slice(1 - paceWindow), { step, seconds }];
    const [first = run] = this.looks;
    if (totalSteps === null || step <= first.step) return pace;
    const secondsPerStep = (seconds - first.seconds) / (step - first.step);
    return [...pace, `${clock(secondsPerStep * (totalSteps - step))} left`];
  }
}
