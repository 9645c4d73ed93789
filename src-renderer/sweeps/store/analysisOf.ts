import type { Sweep } from '@shared/api';
import { type Analysis, analyses } from '@shared/sweep';

/** The analysis that a sweep was started as: it has its title, its metrics and its axis. */
export function analysisOf({ name, metrics }: Pick<Sweep, 'name' | 'metrics'>): Analysis | undefined {
  return analyses.find(
    (analysis) => analysis.title === name && analysis.metrics.every((metric) => metrics.includes(metric)),
  );
}
