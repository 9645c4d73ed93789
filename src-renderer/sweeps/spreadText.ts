import type { Spread } from '@shared/sweep';
import type { MetricLook } from './metricLook';

/** The deviation over seeds beside its mean: with its sign and digits, and without the unit that the mean has. */
export function deviationText({ format }: MetricLook, spread: Spread | null): string {
  return spread === null || spread.count < 2 ? '' : `± ${format(spread.std).replace(' %', '')}`;
}

/** `0.22 ± 0.03`: the mean and the standard deviation over seeds; a single seed has no deviation. */
export function spreadText(look: MetricLook, spread: Spread | null): string {
  if (spread === null) return 'not measured';
  return [look.format(spread.mean), deviationText(look, spread)].filter((part) => part !== '').join(' ');
}
