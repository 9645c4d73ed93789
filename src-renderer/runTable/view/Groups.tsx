import type { RunGroup } from '@shared/api';
import { cellText } from '@shared/runTable';
import { spreadText } from '@shared/sweep';
import { GitCompare, X } from 'lucide-react';
import { openComparison } from '../../compare';
import { QuantityName } from '../../runs/look/QuantityName';
import { Button } from '../../ui';
import { settingsStore } from '../store/settings';
import { useSettings, useTable } from '../store/stores';
import { columnTitle } from './columnTitle';
import styles from './RunTable.module.css';

const moment = (at: number) => new Date(at).toISOString().slice(0, 10);

/** A filter for the runs of a group, joined to the one in force. */
function filterOf(where: string, field: string, key: RunGroup['key']): string {
  const value =
    key === null ? 'none' : typeof key === 'number' ? String(key) : `"${key.replaceAll('"', '')}"`;
  const own = `${field} = ${value}`;
  return where.trim() === '' ? own : `(${where}) and ${own}`;
}

/** Runs that share a value, with mean, deviation and count of every column that has numbers. */
export function Groups({ by }: { readonly by: string }) {
  const groups = useTable((state) => state.groups);
  const settings = useSettings((state) => state.columns);
  const fields = useTable((state) => state.groupFields);
  const where = useSettings((state) => state.where);
  const columns = settings
    .map(({ field }) => ({ field, index: fields.indexOf(field) }))
    .filter(
      ({ field, index }) =>
        field !== by && groups.some(({ cells }) => cells[index] !== null && cells[index] !== undefined),
    )
    .filter(({ field }) => !['run', 'seed', 'made', 'ended', 'starred', 'archived'].includes(field));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll what has the focus
    <section className={styles.grid} tabIndex={0} aria-label={`Runs by ${columnTitle(by)}`}>
      <table className={styles.groups}>
        <thead>
          <tr>
            <th scope="col">
              {columnTitle(by)}
              <Button
                look="quiet"
                aria-label="Show single runs"
                onClick={() => settingsStore.setState({ group: null })}
              >
                <X aria-hidden />
              </Button>
              <Button look="quiet" disabled={groups.length < 2} onClick={() => openComparison({ where, by })}>
                <GitCompare aria-hidden />
                Compare
              </Button>
            </th>
            <th scope="col">Runs</th>
            <th scope="col">Seeds</th>
            {columns.map(({ field }) => (
              <th key={field} scope="col">
                <QuantityName name={columnTitle(field)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={String(group.key)}>
              <th scope="row">
                <button
                  type="button"
                  className={styles.open}
                  title="Show its runs"
                  onClick={() =>
                    settingsStore.setState({ group: null, where: filterOf(where, by, group.key) })
                  }
                >
                  {cellText(by, group.key, moment)}
                </button>
              </th>
              <td>{group.runs}</td>
              <td>{group.seeds}</td>
              {columns.map(({ field, index }) => {
                const spread = group.cells[index];
                if (spread === null || spread === undefined) return <td key={field}>–</td>;
                const { mean, std, count } = spread;
                const text = spreadText(field.split('@')[0] ?? field, {
                  mean,
                  std,
                  count,
                  min: mean,
                  max: mean,
                  values: [],
                });
                return (
                  <td key={field} title={`mean and sample standard deviation of ${count}`}>
                    {text}
                    {count !== group.runs && <small> of {count}</small>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
