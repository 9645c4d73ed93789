/** What a comparison is of, as its address says it. */
export interface CompareAddress {
  /** Ids of two runs or more, in the order of the columns. */
  readonly runs: readonly string[];
  /** Id of the run that the others are measured against. */
  readonly baseline: string;
}

const page = 'compare';

/**
 * `compare?runs=ID,ID&baseline=ID`: after `#/`, the address that opens the comparison in any window. The first run is the
 * baseline where none is named.
 */
export function formatAddress({ runs, baseline }: CompareAddress): string {
  const against = baseline === runs[0] ? '' : `&baseline=${encodeURIComponent(baseline)}`;
  return `${page}?runs=${runs.map(encodeURIComponent).join(',')}${against}`;
}

/** The inverse; undefined where the address is of something else or names fewer than two runs. */
export function parseAddress(address: string): CompareAddress | undefined {
  const [before, query = ''] = address.split('?');
  if (before !== page) return undefined;
  const fields = new URLSearchParams(query);
  const runs = [...new Set((fields.get('runs') ?? '').split(',').filter((id) => id !== ''))];
  const [first] = runs;
  if (first === undefined || runs.length < 2) return undefined;
  const baseline = fields.get('baseline') ?? first;
  return { runs, baseline: runs.includes(baseline) ? baseline : first };
}
