import type { Run } from '@shared/api';
import { headlineMetrics } from '@shared/metrics';
import { isActive } from '@shared/run';
import { formatFixed, formatHeadline } from '../look/format';
import { QuantityName } from '../look/QuantityName';
import { RunSwatch } from '../look/RunSwatch';
import { runColour } from '../look/runColours';
import { useRuns } from '../store/stores';
import styles from './RunDetails.module.css';

const titles: Record<(typeof headlineMetrics)[number], string> = {
  m_o: 'm_o',
  m_r: 'm_r',
  std: 'Normalised std',
  covariance: 'Covariance',
  effective_rank: 'Effective rank',
  knn_accuracy: 'kNN',
  linear_accuracy: 'Linear probe',
  knn_accuracy_initial: 'kNN, untrained',
  loss: 'Loss',
};

/** How much the accuracy grew over the untrained encoder's, in points: `+10.8`. */
function gain({ headline }: Run): string | undefined {
  const { knn_accuracy: now, knn_accuracy_initial: before } = headline;
  if (now === undefined || before === undefined) return undefined;
  const points = (now - before) * 100;
  return `${points >= 0 ? '+' : ''}${formatFixed(points, 1)}`;
}

/** The numbers that runs are summed up by, one column for each run. */
export function HeadlineTable({ runs }: { readonly runs: readonly Run[] }) {
  const compared = useRuns((state) => state.compared);
  const measured = headlineMetrics.filter((name) =>
    runs.some(({ headline }) => headline[name] !== undefined),
  );
  const gains = runs.map(gain);
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
          {measured.map((name) => (
            <tr key={name}>
              <th scope="row">
                <QuantityName name={titles[name]} />
              </th>
              {runs.map(({ id, headline }) => {
                const value = headline[name];
                return <td key={id}>{value === undefined ? '–' : formatHeadline(name, value)}</td>;
              })}
            </tr>
          ))}
          {gains.some((points) => points !== undefined) && (
            <tr>
              <th scope="row">kNN gain</th>
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
