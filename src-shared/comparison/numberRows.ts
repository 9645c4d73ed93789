import { formatMetric } from '../metric';
import { betterOf, headlineKeys, namedMetric } from '../metrics/registry';
import { type Spread, spreadOf } from '../sweep';
import type { ComparedColumn } from './columns';

/** `equal`: as they are written. `within spread`: seeds are grouped and the means are no farther apart than one standard deviation of their difference. */
export type Judgement = 'better' | 'worse' | 'equal' | 'within spread';

/** A number of a column against the baseline's. */
export interface Delta {
  readonly value: number;
  /** null where neither direction is known as the better one. */
  readonly judgement: Judgement | null;
}

/** A headline number of every column. */
export interface NumberRow {
  readonly key: string;
  readonly title: string;
  /** Over the runs of a column; null where none has the number. */
  readonly spreads: readonly (Spread | null)[];
  /** null for the baseline, and where one of both has no number. */
  readonly deltas: readonly (Delta | null)[];
}

function judged(key: string, from: Spread, to: Spread): Judgement | null {
  const value = to.mean - from.mean;
  const { metric } = namedMetric(key);
  if (formatMetric(metric, Math.abs(value)) === formatMetric(metric, 0)) return 'equal';
  const apart = Math.hypot(from.std, to.std);
  if (from.count > 1 && to.count > 1 && Math.abs(value) <= apart) return 'within spread';
  const better = betterOf(key);
  if (better === null) return null;
  return value > 0 === (better === 'higher') ? 'better' : 'worse';
}

/** The numbers that any run is summed up by, in the order of tables. */
export function numberRows(columns: readonly ComparedColumn[], baseline: number): NumberRow[] {
  const headlines = columns.flatMap(({ runs }) => runs.map(({ run }) => run.headline));
  return headlineKeys(headlines).map((key) => {
    const { title } = namedMetric(key);
    const spreads = columns.map(({ runs }) => {
      const values = runs.flatMap(({ run }) => run.headline[key] ?? []);
      return spreadOf(values) ?? null;
    });
    const from = spreads[baseline] ?? null;
    const deltas = spreads.map((to, place): Delta | null =>
      place === baseline || from === null || to === null
        ? null
        : { value: to.mean - from.mean, judgement: judged(key, from, to) },
    );
    return { key, title, spreads, deltas };
  });
}

/** A difference with its sign: `+0.12`, `−4.2 %`; `0.00` has none. */
export function deltaText(key: string, { value, judgement }: Delta): string {
  if (judgement === 'equal') return formatMetric(namedMetric(key).metric, 0);
  const text = formatMetric(namedMetric(key).metric, value);
  return value > 0 ? `+${text}` : text;
}
