import type { Run } from '@shared/api';
import { formatCount } from '@shared/metric';
import { headlines } from '@shared/metrics/registry';

/**
 * At which steps a number of a run's summary was taken: `mean of steps 540 to 600`. The mean is over a tenth of all the
 * steps that were asked for, also of a run that was stopped before.
 * @param key its name among the numbers
 */
export function takenText(key: string, { step, totalSteps }: Pick<Run, 'step' | 'totalSteps'>): string {
  const take = headlines.find((one) => one.key === key)?.take ?? 'mean';
  if (take === 'first') return 'before the first step';
  if (take === 'last') return `last value up to step ${formatCount(step)}`;
  const from = Math.max(1, Math.ceil(step - 0.1 * (totalSteps ?? step)));
  return `mean of steps ${formatCount(from)} to ${formatCount(step)}`;
}
