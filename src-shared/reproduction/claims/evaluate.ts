import { type Spread, type SweepCurve, spreadText } from '../../sweep';
import type { Claim, Quantity, Relation } from './claim';

export const findingVerdicts = ['holds', 'does not hold', 'not enough runs'] as const;
export type FindingVerdict = (typeof findingVerdicts)[number];

/** Whether a claim holds for what was measured, with the numbers. */
export interface Finding {
  readonly verdict: FindingVerdict;
  /** What was measured: `simsiam 58.6 ± 4.1 %, mirror-simsiam 34.5 ± 2.3 %`. */
  readonly measured: string;
}

/** Fewer seeds have no spread by which a difference could be told from chance. */
export const fewestSeeds = 2;

/** By how much a relation is met, negative where it is not, and the standard error of that. */
interface Margin {
  readonly value: number;
  readonly error: number;
}

interface Measured extends Quantity {
  readonly spread: Spread;
}

/** Of a mean over seeds. */
function standardError({ std, count }: Spread): number {
  return std / Math.sqrt(count);
}

/** How far one mean lies above another; the seeds of both are taken as independent (Welch 1947). */
function above(a: Measured, b: Measured): Margin {
  return {
    value: a.spread.mean - b.spread.mean,
    error: Math.hypot(standardError(a.spread), standardError(b.spread)),
  };
}

function distance(a: Measured, b: Measured): Margin {
  const { value, error } = above(a, b);
  return { value: Math.abs(value), error };
}

function largest(all: readonly Measured[]): Measured | undefined {
  return [...all].sort((a, b) => b.spread.mean - a.spread.mean)[0];
}

function insideOf(one: Measured, low: number | null, high: number | null): Margin {
  const { mean } = one.spread;
  const room = Math.min(mean - (low ?? Number.NEGATIVE_INFINITY), (high ?? Number.POSITIVE_INFINITY) - mean);
  return { value: room, error: standardError(one.spread) };
}

/** The margins that must all be positive for a relation to hold. */
function marginsOf(relation: Relation, all: readonly Measured[]): Margin[] {
  const neighbours = all.slice(1).flatMap((next, index) => {
    const before = all[index];
    return before === undefined ? [] : [{ before, next }];
  });
  switch (relation.kind) {
    case 'falls':
      return neighbours.map(({ before, next }) => above(before, next));
    case 'rises':
      return neighbours.map(({ before, next }) => above(next, before));
    case 'within':
      return all.map((one) => insideOf(one, relation.low, relation.high));
    case 'nearer': {
      const [one, near, far] = all;
      if (one === undefined || near === undefined || far === undefined) return [];
      const [close, wide] = [distance(one, near), distance(one, far)];
      return [{ value: wide.value - close.value, error: Math.hypot(close.error, wide.error) }];
    }
    case 'peaks': {
      const best = largest(all.filter(({ label }) => relation.at.includes(label)));
      const other = largest(all.filter(({ label }) => !relation.at.includes(label)));
      return best === undefined || other === undefined ? [] : [above(best, other)];
    }
  }
}

/** A margin within its standard error may come out either way with more seeds. */
function verdictOf(margins: readonly Margin[]): FindingVerdict {
  if (margins.length === 0) return 'not enough runs';
  if (margins.some(({ value, error }) => value <= -error)) return 'does not hold';
  return margins.every(({ value, error }) => value >= error) ? 'holds' : 'not enough runs';
}

/**
 * Whether a claim holds for the runs of its experiment: every margin positive by its standard error at least. With fewer
 * than two seeds of any number, or a margin within its error, there are not enough runs to say.
 */
export function evaluateClaim({ quantities, relation }: Claim, curves: readonly SweepCurve[]): Finding {
  const found = quantities.map((quantity) => ({
    ...quantity,
    spread: curves
      .find(({ metric }) => metric === quantity.metric)
      ?.points.find(({ label }) => label === quantity.label)?.spread,
  }));
  const metrics = new Set(quantities.map(({ metric }) => metric));
  const measured = found
    .map(({ label, metric, spread }) => {
      const name = metrics.size === 1 ? label : `${label} ${metric}`;
      return `${name} ${spreadText(metric, spread)}`;
    })
    .join(', ');
  const whole = found.flatMap(({ spread, ...quantity }): Measured[] =>
    spread != null && spread.count >= fewestSeeds ? [{ ...quantity, spread }] : [],
  );
  const verdict = whole.length < found.length ? 'not enough runs' : verdictOf(marginsOf(relation, whole));
  return { verdict, measured };
}
