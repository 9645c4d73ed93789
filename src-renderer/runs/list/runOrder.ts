import type { Run } from '@shared/api';
import { endedEarly, isActive } from '@shared/run';

export const runFilters = ['all', 'live', 'healthy', 'partial', 'collapsed', 'ended early'] as const;
export type RunFilter = (typeof runFilters)[number];

export const runSorts = ['newest', 'name', 'm_o', 'm_r', 'kNN'] as const;
export type RunSort = (typeof runSorts)[number];

function passes(run: Run, filter: RunFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'live':
      return isActive(run);
    case 'ended early':
      return endedEarly(run);
    default:
      return run.verdict?.verdict === filter;
  }
}

/** Every word of the search is somewhere in the run's number, name, preset or note. */
function mentions(run: Run, search: string): boolean {
  const text = `${run.number} ${run.name} ${run.preset ?? ''} ${run.note}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

const headlineOf = { m_o: 'm_o', m_r: 'm_r', kNN: 'knn_accuracy' } as const;

/** Largest first; runs without the number last, the newest of them first. */
function byHeadline(name: string): (a: Run, b: Run) => number {
  const value = ({ headline }: Run) => headline[name] ?? Number.NEGATIVE_INFINITY;
  return (a, b) => (value(a) === value(b) ? b.number - a.number : value(b) - value(a));
}

function comparison(sort: RunSort): (a: Run, b: Run) => number {
  switch (sort) {
    case 'newest':
      return (a, b) => b.number - a.number;
    case 'name':
      return (a, b) => a.name.localeCompare(b.name) || b.number - a.number;
    default:
      return byHeadline(headlineOf[sort]);
  }
}

/** The runs that a person asked for, in the order that they asked for. */
export function arrangeRuns(
  runs: readonly Run[],
  { search, filter, sort }: { search: string; filter: RunFilter; sort: RunSort },
): Run[] {
  return runs.filter((run) => passes(run, filter) && mentions(run, search.trim())).sort(comparison(sort));
}
