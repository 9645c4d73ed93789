import { type ComparisonSelection, comparisonSelectionSchema } from '@shared/api';

export const compareParts = [
  'differences',
  'architecture',
  'curves',
  'scatter',
  'spectra',
  'embeddings',
] as const;
export type ComparePart = (typeof compareParts)[number];

/** A comparison and what is looked at of it, as its address says. */
export interface CompareAddress {
  readonly selection: ComparisonSelection;
  readonly part: ComparePart;
  /** Id of the chart that has the room of all; null shows all. */
  readonly chart: string | null;
  /** Nothing but charts, over the whole window. */
  readonly full: boolean;
}

export const comparePage = 'compare';

/** A selection of what is named, the rest as it is without. */
export function selectionOf(part: Partial<ComparisonSelection>): ComparisonSelection {
  return comparisonSelectionSchema.parse(part);
}

/** The look that a comparison is opened with. */
export const firstLook = { part: 'differences', chart: null, full: false } as const;

const list = (ids: readonly string[]) => ids.map(encodeURIComponent).join(',');

/**
 * `compare?runs=ID,ID&baseline=ID`: after `#/`, the address that opens the comparison in any window. Beside runs it names
 * `sweeps=ID,ID` and a filter `where=`; `by=` makes the columns; `part=`, `chart=` and `full=1` say what is looked at.
 */
export function formatAddress({ selection, part, chart, full }: CompareAddress): string {
  const { runs, sweeps, where, by, baseline } = selection;
  const fields: [name: string, value: string][] = [
    ['runs', list(runs)],
    ['sweeps', list(sweeps)],
    ['where', where === null ? '' : encodeURIComponent(where)],
    ['by', by === 'run' ? '' : encodeURIComponent(by)],
    ['baseline', baseline === null ? '' : encodeURIComponent(baseline)],
    ['part', part === firstLook.part ? '' : part],
    ['chart', chart === null ? '' : encodeURIComponent(chart)],
    ['full', full ? '1' : ''],
  ];
  const said = fields.filter(([, value]) => value !== '').map(([name, value]) => `${name}=${value}`);
  return `${comparePage}?${said.join('&')}`;
}

function idsOf(fields: URLSearchParams, name: string): string[] {
  return [...new Set((fields.get(name) ?? '').split(',').filter((id) => id !== ''))];
}

/** The inverse; undefined where the address is of something else or names fewer than two runs and nothing beside. */
export function parseAddress(address: string): CompareAddress | undefined {
  const [before, ...query] = address.split('?');
  if (before !== comparePage) return undefined;
  // A plus is a plus: fields are written by encodeURIComponent.
  const fields = new URLSearchParams(query.join('?').replaceAll('+', '%2B'));
  const selection = comparisonSelectionSchema.safeParse({
    runs: idsOf(fields, 'runs'),
    sweeps: idsOf(fields, 'sweeps'),
    where: fields.get('where'),
    by: fields.get('by') ?? 'run',
    baseline: fields.get('baseline'),
  });
  if (!selection.success) return undefined;
  const { runs, sweeps, where } = selection.data;
  if (runs.length < 2 && sweeps.length === 0 && where === null) return undefined;
  return {
    selection: selection.data,
    part: compareParts.find((part) => part === fields.get('part')) ?? firstLook.part,
    chart: fields.get('chart'),
    full: fields.get('full') === '1',
  };
}
