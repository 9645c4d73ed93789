import type { ComparedRun } from '@shared/api';
import { type Comparison, comparisonTable, deltaText, type NumberRow } from '@shared/comparison';
import { spreadText } from '@shared/sweep';
import type { Verdict } from '@shared/verdict';
import { Pin } from 'lucide-react';
import { QuantityName } from '../runs/look/QuantityName';
import { RunSwatch } from '../runs/look/RunSwatch';
import { runColour } from '../runs/look/runColours';
import { VerdictChip } from '../runs/look/VerdictChip';
import { IconButton } from '../ui';
import styles from './look/Compare.module.css';
import { changeSelection } from './store/navigate';

function Head({ columns, baseline }: Comparison) {
  const ids = columns.map(({ runs }) => runs[0].run.id);
  return (
    <thead>
      <tr>
        <td className={styles.column} />
        {columns.map(({ label, name, runs: [{ run }] }, place) => (
          <th key={run.id} scope="col" className={styles.column}>
            <RunSwatch token={runColour(run.id, ids)} /> {label}
            {place === baseline ? (
              <span className={styles.baseline}>baseline</span>
            ) : (
              <IconButton
                className={styles.pin}
                label={`Measure against ${label}`}
                onClick={() => changeSelection({ baseline: run.id })}
              >
                <Pin />
              </IconButton>
            )}
            <span className={styles.name}>{name}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Numbers({ row, baseline }: { readonly row: NumberRow; readonly baseline: number }) {
  return (
    <tr>
      <th scope="row">
        <QuantityName name={row.title} />
      </th>
      {row.spreads.map((spread, place) => {
        const delta = row.deltas[place] ?? null;
        return (
          <td key={place} className={styles.number}>
            {spreadText(row.key, spread)}
            {place !== baseline && delta !== null && (
              <span className={styles.delta} data-judgement={delta.judgement}>
                {deltaText(row.key, delta)}
                {delta.judgement !== null && ` ${delta.judgement}`}
              </span>
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** Each verdict of a column's runs with how many have it. */
function verdictsOf(runs: readonly ComparedRun[]): [verdict: Verdict | 'none', count: number][] {
  const counts = new Map<Verdict | 'none', number>();
  for (const { run } of runs) {
    const verdict = run.verdict?.verdict ?? 'none';
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  return [...counts];
}

function Verdicts({ columns }: Comparison) {
  return (
    <>
      <tr>
        <th scope="row">Verdict</th>
        {columns.map(({ label, runs }) => (
          <td key={label}>
            {verdictsOf(runs).map(([verdict, count]) => (
              <span key={verdict} className={styles.verdict}>
                {verdict === 'none' ? '–' : <VerdictChip verdict={verdict} />}
                {runs.length > 1 && ` ${count} of ${runs.length}`}
              </span>
            ))}
          </td>
        ))}
      </tr>
      <tr>
        <th scope="row">Numbers that fired</th>
        {columns.map(({ label, runs }) => (
          <td key={label} className={styles.reasons}>
            {runs.flatMap(({ run }) =>
              (run.verdict?.reasons ?? []).map((reason) => <p key={`${run.id} ${reason}`}>{reason}</p>),
            )}
          </td>
        ))}
      </tr>
    </>
  );
}

interface CompareTableProps {
  readonly comparison: Comparison;
  /** Rows in which nothing differs too. */
  readonly everything: boolean;
}

/** What differs between runs, a column for each. */
export function CompareTable({ comparison, everything }: CompareTableProps) {
  const { head, sections } = comparisonTable(comparison, everything);
  const { numbers, baseline } = comparison;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className={styles.scroll} tabIndex={0} aria-label="What differs">
      <table className={styles.table}>
        <Head {...comparison} />
        {sections.map(({ title, rows }) => (
          <tbody key={title}>
            <tr className={styles.section}>
              <th scope="rowgroup" colSpan={head.length}>
                {title}
              </th>
            </tr>
            {title === 'Verdict' && <Verdicts {...comparison} />}
            {title === 'Numbers' &&
              numbers.map((row) => <Numbers key={row.key} row={row} baseline={baseline} />)}
            {title !== 'Verdict' &&
              title !== 'Numbers' &&
              rows.map(([label = '', ...values]) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  {values.map((value, place) => (
                    <td key={place}>{value}</td>
                  ))}
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}
