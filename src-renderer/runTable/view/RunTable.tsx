import { formatCount } from '@shared/metric';
import { fieldNames } from '@shared/runTable';
import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect } from 'react';
import { goTo, usePage } from '../../layout/address';
import { IconButton, Select } from '../../ui';
import { settingsStore } from '../store/settings';
import { tableStore, useSettings, useTable } from '../store/stores';
import { BulkBar } from './BulkBar';
import { ColumnChooser } from './ColumnChooser';
import { FilterField } from './FilterField';
import { Grid } from './Grid';
import { Groups } from './Groups';
import styles from './RunTable.module.css';

const noGroup = 'single runs';
const groupFacts = ['sweep', 'preset', 'experiment', 'architecture', 'verdict', 'status', 'device'];

function GroupChooser() {
  const group = useSettings((state) => state.group);
  const vocabulary = useTable((state) => state.vocabulary);
  const others = fieldNames(vocabulary).filter(({ help }) => help === 'parameter');
  const fields = [
    ...new Set([...groupFacts, ...(group === null ? [] : [group]), ...others.map(({ text }) => text)]),
  ];
  const options = [
    { value: noGroup, label: 'Single runs' },
    ...fields.map((field) => ({ value: field, label: `By ${field}` })),
  ];
  return (
    <Select
      label="Group the runs"
      className={styles.groupChooser}
      value={group ?? noGroup}
      options={options}
      onChange={(value) => settingsStore.setState({ group: value === noGroup ? null : value })}
    />
  );
}

function Count() {
  const total = useTable((state) => state.total);
  const waiting = useTable((state) => state.waiting);
  if (total === null) return <span className={styles.count}>Reading…</span>;
  return (
    <span className={styles.count} role="status">
      {total === 1 ? '1 run' : `${formatCount(total)} runs`}
      {waiting > 0 && (
        <button type="button" className={styles.waiting} onClick={() => void tableStore.getState().reload()}>
          {waiting} more came in
        </button>
      )}
    </span>
  );
}

function Body() {
  const group = useSettings((state) => state.group);
  const where = useSettings((state) => state.where);
  const total = useTable((state) => state.total);
  if (group !== null) return <Groups by={group} />;
  if (total === 0)
    return (
      <p className={styles.empty}>
        {where.trim() === '' ? 'No runs yet. Press Train: each run is kept here.' : 'No run fits the filter.'}
      </p>
    );
  return <Grid />;
}

/** Every run of the lab over the whole window; Escape leaves it. */
function OpenTable() {
  const fault = useTable((state) => state.fault);
  useEffect(() => tableStore.follow(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) goTo('');
  };
  return (
    <section className={styles.table} aria-label="All runs" onKeyDown={onKeyDown}>
      <header className={styles.header}>
        <h2>Runs</h2>
        <Count />
        <FilterField />
        <GroupChooser />
        <ColumnChooser />
        <IconButton label="Back to the canvas" onClick={() => goTo('')}>
          <X />
        </IconButton>
      </header>
      {fault !== null && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
      <BulkBar />
      <Body />
    </section>
  );
}

/** The table of all runs where the address is `#/runs`. */
export function RunTable() {
  return usePage() === 'runs' ? <OpenTable /> : null;
}
