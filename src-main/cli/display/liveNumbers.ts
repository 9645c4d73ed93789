import type { Run } from '@shared/api';
import { metric } from '@shared/metrics';
import { duration, grouped, metricText } from '../words';

/** The newest values of what a line of progress shows. */
export class LiveNumbers {
  private readonly latest = new Map<string, number>();

  add(values: Readonly<Record<string, number>>): void {
    for (const [name, value] of Object.entries(values)) this.latest.set(name, value);
  }

  /** `1,380 img/s  0:38 left  loss -0.912  m_o 0.22  m_r 0.97  kNN 36.0 %`; what is not known yet is left out. */
  text(run: Run): string {
    const tap = run.primaryTap;
    const shown: readonly (readonly [label: string, name: string, metric: string])[] = [
      ['loss', 'loss', metric.objective],
      ...(tap === null
        ? []
        : ([
            ['m_o', 'm_o', metric.tap(tap, 'm_o')],
            ['m_r', 'm_r', metric.tap(tap, 'm_r')],
          ] as const)),
      ['kNN', 'knn_accuracy', metric.knn],
    ];
    const measured = shown.flatMap(([label, name, from]) => {
      const value = this.latest.get(from);
      return value === undefined ? [] : [`${label} ${metricText(name, value)}`];
    });
    return [...speed(run), ...measured].join('  ');
  }
}

function speed({ imagesPerSecond, seconds, step, totalSteps }: Run): string[] {
  const pace = imagesPerSecond === null ? [] : [`${grouped(imagesPerSecond)} img/s`];
  if (totalSteps === null || step === 0) return pace;
  return [...pace, `${duration((seconds / step) * (totalSteps - step))} left`];
}
