import { formatCount } from '@shared/metric';
import { GitCompare, Table2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { openComparison } from '../../compare';
import { goTo } from '../../layout/address';
import { Button, Select, TextField } from '../../ui';
import list from '../../ui/List.module.css';
import styles from '../look/Runs.module.css';
import { runsStore, useActiveRun, useRuns } from '../store/stores';
import { keyHeadlines } from './keyHeadlines';
import { RunRow } from './RunRow';
import { arrangeRuns, type RunFilter, runFilters, runSorts } from './runOrder';
import { useNow } from './useNow';

const filterNames: Record<RunFilter, string> = {
  all: 'All runs',
  live: 'Live',
  healthy: 'Healthy',
  partial: 'Partial',
  collapsed: 'Collapsed',
  'ended early': 'Ended early',
};
const sortNames: Readonly<Record<string, string>> = {
  newest: 'Newest first',
  name: 'By name',
  ...Object.fromEntries(keyHeadlines.map(({ key, short }) => [key, `By ${short}`])),
};

function optionsOf<Value extends string>(values: readonly Value[], names: Readonly<Record<Value, string>>) {
  return values.map((value) => ({ value, label: names[value] ?? value }));
}

/** Rows that the list begins with, and that each press of its last button adds. */
const pageRows = 100;

/** What can be done with the runs that were checked. */
function Checked() {
  const compared = useRuns((state) => state.compared);
  if (compared.length === 0) return null;
  const count = compared.length === 1 ? 'Check another run' : `Compare ${compared.length} runs`;
  return (
    <div className={styles.checked} role="toolbar" aria-label="Checked runs">
      <Button disabled={compared.length < 2} onClick={() => openComparison({ runs: compared })}>
        <GitCompare aria-hidden />
        {count}
      </Button>
      <Button look="quiet" onClick={() => runsStore.getState().clearCompared()}>
        Clear
      </Button>
    </div>
  );
}

/** All runs: find one, open it, check several to compare them. */
export function RunsPanel() {
  const runs = useRuns((state) => state.runs);
  const loaded = useRuns((state) => state.loaded);
  const compared = useRuns((state) => state.compared);
  const active = useActiveRun();
  const now = useNow();
  const [search, setSearch] = useState('');
  const [most, setMost] = useState(pageRows);
  const [filter, setFilter] = useState<RunFilter>('all');
  const [sort, setSort] = useState('newest');
  const shown = useMemo(() => arrangeRuns(runs, { search, filter, sort }), [runs, search, filter, sort]);

  if (runs.length === 0)
    return (
      <p className={list.empty}>
        {loaded
          ? 'No runs yet. Press Train: each run is kept here with its architecture, curves and verdict.'
          : 'Reading the runs…'}
      </p>
    );
  return (
    <section className={list.panel} aria-label="Runs">
      <div className={styles.tools}>
        <Button onClick={() => goTo('runs')}>
          <Table2 aria-hidden />
          Table of all runs
        </Button>
        <TextField
          type="search"
          aria-label="Find a run"
          placeholder="Find a run"
          value={search}
          onChange={setSearch}
        />
        <div className={styles.selects}>
          <Select
            label="Show"
            value={filter}
            options={optionsOf(runFilters, filterNames)}
            onChange={setFilter}
          />
          <Select label="Sort" value={sort} options={optionsOf(runSorts, sortNames)} onChange={setSort} />
        </div>
      </div>
      <Checked />
      {shown.length === 0 && <p className={list.empty}>No run fits.</p>}
      <ul className={styles.list} aria-label="List of runs">
        {shown.slice(0, most).map((run) => (
          <RunRow key={run.id} run={run} now={now} selected={run.id === active?.id} compared={compared} />
        ))}
      </ul>
      {shown.length > most && (
        <Button look="quiet" className={styles.further} onClick={() => setMost(most + pageRows)}>
          Show more of {formatCount(shown.length)} runs
        </Button>
      )}
    </section>
  );
}
