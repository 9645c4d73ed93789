import type { GraphDocument } from '../graph';
import type { SweepCurve } from './aggregate';
import type { SweepAxis } from './spec';

/** Whether the claim of an analysis holds for the numbers that were measured, with those numbers. */
export interface Finding {
  readonly holds: boolean;
  readonly text: string;
}

/** An experiment of the paper that is more than one run: a sweep with a claim that can be checked. */
export interface Analysis {
  readonly id: string;
  readonly title: string;
  readonly claim: string;
  readonly source: string;
  /** Metric addresses; the check and the report read them. */
  readonly metrics: readonly string[];
  /** `build` gives a preset's document at the size and with the settings asked for. */
  axis(build: (preset: string) => GraphDocument): SweepAxis;
  check(curves: readonly SweepCurve[]): Finding;
}

/** Means along the axis; NaN where nothing was measured, so that no claim holds there. */
export function meansOf(curves: readonly SweepCurve[], metric: string): { label: string; mean: number }[] {
  const curve = curves.find((one) => one.metric === metric);
  return (curve?.points ?? []).map(({ label, spread }) => ({ label, mean: spread?.mean ?? Number.NaN }));
}

/** The values of all seeds at one label. */
export function valuesAt(curves: readonly SweepCurve[], metric: string, label: string): readonly number[] {
  const points = curves.find((one) => one.metric === metric)?.points;
  return points?.find((point) => point.label === label)?.spread?.values ?? [];
}

function listed(points: readonly { label: string; mean: number }[]): string {
  return points.map(({ label, mean }) => `${label}: ${mean.toPrecision(3)}`).join(', ');
}

/** Each mean is above the one before it. */
export function rises(curves: readonly SweepCurve[], metric: string, what: string): Finding {
  const points = meansOf(curves, metric);
  const holds =
    points.length > 1 &&
    points.every(({ mean }, index) => index === 0 || mean > (points[index - 1]?.mean ?? Number.NaN));
  return { holds, text: `${what} ${holds ? 'rises' : 'does not rise'} throughout (${listed(points)})` };
}

/** Every mean lies on one side of a limit. */
export function staysAbove(
  curves: readonly SweepCurve[],
  metric: string,
  what: string,
  limit: number,
): Finding {
  const points = meansOf(curves, metric);
  const holds = points.length > 0 && points.every(({ mean }) => mean > limit);
  return { holds, text: `${what} ${holds ? 'stays' : 'does not stay'} above ${limit} (${listed(points)})` };
}

/** A comparison of the means at two labels. */
export function exceeds(
  curves: readonly SweepCurve[],
  metric: string,
  what: string,
  [larger, smaller]: readonly [larger: string, smaller: string],
): Finding {
  const at = (label: string) =>
    meansOf(curves, metric).find((point) => point.label === label)?.mean ?? Number.NaN;
  const holds = at(larger) > at(smaller);
  return {
    holds,
    text: `${what} at ${larger} is ${at(larger).toPrecision(3)}, ${holds ? 'above' : 'not above'} ${at(smaller).toPrecision(3)} at ${smaller}`,
  };
}

/** All of several findings. */
export function every(findings: readonly Finding[]): Finding {
  return {
    holds: findings.every(({ holds }) => holds),
    text: findings.map(({ text }) => text).join('; '),
  };
}
