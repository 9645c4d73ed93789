import type { Run } from '@shared/api';
import { formatCount, formatFixed, formatMetric } from '@shared/metric';
import { knn } from '@shared/metrics/features/accuracy';
import { headlineKeys, headlines, namedMetric } from '@shared/metrics/registry';
import { isActive } from '@shared/run';
import { QuantityName } from '../look/QuantityName';
import { takenText } from '../look/takenText';
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

/** The numbers that a run is summed up by. */
export function HeadlineTable({ run }: { readonly run: Run }) {
  const measured = headlineKeys([run.headline]);
  const gained = gain(run);
  if (measured.length === 0)
    return (
      <p className={styles.muted}>
        {isActive(run)
          ? 'Means over the last tenth of the steps appear here at the end.'
          : 'None: the run ended before they were taken.'}
      </p>
    );
  return (
    <div className={styles.tableBox}>
      <table className={styles.table}>
        <tbody>
          {measured.map((name) => (
            <tr key={name}>
              <th scope="row">
                <QuantityName name={namedMetric(name).title} />
              </th>
              <td title={takenText(name, run)}>
                {formatMetric(namedMetric(name).metric, run.headline[name] ?? Number.NaN)}
              </td>
            </tr>
          ))}
          {gained !== undefined && (
            <tr>
              <th scope="row">{knn.short} gain</th>
              <td>{gained}</td>
            </tr>
          )}
        </tbody>
      </table>
      <p className={styles.muted}>
        {`Taken at step ${formatCount(run.step)}: means over a tenth of the steps, accuracies of the last evaluation.`}
      </p>
    </div>
  );
}
