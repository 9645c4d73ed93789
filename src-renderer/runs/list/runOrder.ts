import type { Run } from '@shared/api';
import { endedEarly, isActive } from '@shared/run';
import { keyHeadlines } from './keyHeadlines';

export const runFilters = ['all', 'live', 'healthy', 'partial', 'collapsed', 'ended early'] as const;
export type RunFilter = (typeof runFilters)[number];

/** `newest`, `name`, or the key of a headline. */
export const runSorts: readonly string[] = ['newest', 'name', ...keyHeadlines.map(({ key }) => key)];

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

/** Largest first; runs without the number last, the newest of them first. */
function byHeadline(name: string): (a: Run, b: Run) => number {
  const value = ({ headline }: Run) => headline[name] ?? Number.NEGATIVE_INFINITY;
  return (a, b) => (value(a) === value(b) ? b.number - a.number : value(b) - value(a));
}

function comparison(sort: string): (a: Run, b: Run) => number {
  switch (sort) {
    case 'newest':
      return (a, b) => b.number - a.number;
    case 'name':
      return (a, b) => a.name.localeCompare(b.name) || b.number - a.number;
    default:
      return byHeadline(sort);
  }
}

/** The runs that a person asked for, in the order that they asked for. */
export function arrangeRuns(
  runs: readonly Run[],
  { search, filter, sort }: { search: string; filter: RunFilter; sort: string },
): Run[] {
  return runs.filter((run) => passes(run, filter) && mentions(run, search.trim())).sort(comparison(sort));
}
