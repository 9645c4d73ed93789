import type { Run } from '@shared/api';
import { formatFixed, formatMetric } from '@shared/metric';
import { knn } from '@shared/metrics/features/accuracy';
import { headlineKeys, headlines, namedMetric } from '@shared/metrics/registry';
import { isActive } from '@shared/run';
import { QuantityName } from '../look/QuantityName';
import { RunSwatch } from '../look/RunSwatch';
import { runColour } from '../look/runColours';
import { useRuns } from '../store/stores';
import styles from './RunDetails.module.css';

const [before, after] = (['first', 'last'] as const).map((end) =>
  headlines.find(({ metric, take }) => metric === knn && take === end),
);

/** How much the accuracy grew over the untrained encoder's, in points: `+10.8`. */
function gain({ headline }: Run): string | undefined {
  const [start, end] = [headline[before?.key ?? ''], headline[after?.key ?? '']];
  if (start === undefined || end === undefined) return undefined;
  const points = (end - start) * 100;
  return `${points >= 0 ? '+' : ''}${formatFixed(points, 1)}`;
}

/** The watched embeddings of several runs apart from z. */
function otherTaps(runs: readonly Run[]): readonly string[] {
  const taps = runs.flatMap(({ verdict }) => verdict?.taps ?? []);
  return [...new Set(taps.filter(({ role }) => role !== 'representation').map(({ tap }) => tap))];
}

/** The numbers that runs are summed up by, one column for each run. */
export function HeadlineTable({ runs }: { readonly runs: readonly Run[] }) {
  const compared = useRuns((state) => state.compared);
  const measured = headlineKeys(runs.map(({ headline }) => headline));
  const gains = runs.map(gain);
  const others = runs.length > 1 ? otherTaps(runs) : [];
  if (measured.length === 0)
    return (
      <p className={styles.muted}>
        {runs.some(isActive)
          ? 'Means over the last tenth of the steps appear here at the end.'
          : 'None: the run ended before they were taken.'}
      </p>
    );
  return (
    <div className={styles.tableBox}>
      <table className={styles.table}>
        {runs.length > 1 && (
          <thead>
            <tr>
              <th scope="col">Run</th>
              {runs.map((run) => (
                <th key={run.id} scope="col">
                  <RunSwatch token={runColour(run.id, compared)} /> {run.number}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {runs.length > 1 && (
            <tr>
              <th scope="row">Verdict</th>
              {runs.map(({ id, verdict }) => (
                <td key={id} className={styles.verdictCell} data-verdict={verdict?.verdict}>
                  {verdict?.verdict ?? '–'}
                </td>
              ))}
            </tr>
          )}
          {others.map((name) => (
            <tr key={`verdict ${name}`}>
              <th scope="row">Verdict of {name}</th>
              {runs.map(({ id, verdict }) => {
                const own = verdict?.taps.find(({ tap }) => tap === name)?.verdict;
                return (
                  <td key={id} className={styles.verdictCell} data-verdict={own}>
                    {own ?? '–'}
                  </td>
                );
              })}
            </tr>
          ))}
          {measured.map((name) => (
            <tr key={name}>
              <th scope="row">
                <QuantityName name={namedMetric(name).title} />
              </th>
              {runs.map(({ id, headline }) => {
                const value = headline[name];
                return (
                  <td key={id}>
                    {value === undefined ? '–' : formatMetric(namedMetric(name).metric, value)}
                  </td>
                );
              })}
            </tr>
          ))}
          {gains.some((points) => points !== undefined) && (
            <tr>
              <th scope="row">{knn.short} gain</th>
              {runs.map(({ id }, index) => (
                <td key={id}>{gains[index] ?? '–'}</td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
