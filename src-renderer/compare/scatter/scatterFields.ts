import type { ComparedRun } from '@shared/api';
import { parameters } from '@shared/graph';
import { headlineKeys, namedMetric } from '@shared/metrics/registry';
import { fieldTitle, parseField } from '@shared/runTable';

/** A number of runs that can be one side of a scatter: a field of the table of runs. */
export interface ScatterField {
  readonly value: string;
  readonly label: string;
  /** A share, which is shown in per cent. */
  readonly percent: boolean;
}

const facts = ['step', 'seconds', 'speed', 'seed'] as const;

/** Addresses of the numeric parameters that differ between runs. */
function varied(runs: readonly ComparedRun[]): string[] {
  const values = new Map<string, Set<number>>();
  for (const { document } of runs)
    for (const { address, value } of parameters(document)) {
      if (typeof value !== 'number') continue;
      values.set(address, (values.get(address) ?? new Set()).add(value));
    }
  return [...values].flatMap(([address, known]) => (known.size > 1 ? [address] : []));
}

/** What the runs were summed up by, each series at its end, parameters that differ, and facts. */
export function scatterFields(runs: readonly ComparedRun[]): ScatterField[] {
  const headlines = headlineKeys(runs.map(({ run }) => run.headline));
  const series = [...new Set(runs.flatMap(({ names }) => names))].sort();
  const fields = [...new Set([...headlines, ...varied(runs), ...series, ...facts])];
  return fields.flatMap((value) => {
    const field = parseField(value);
    if (field === undefined) return [];
    const title = fieldTitle(field);
    const label = series.includes(value) && title !== value ? `${title} (${value})` : title;
    return [{ value, label, percent: namedMetric(value).metric?.format === 'percent' }];
  });
}
