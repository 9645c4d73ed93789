import { useChartView } from '../../charts/model/chartView';
import { QuantityName } from '../../runs/look/QuantityName';
import { RunSwatch } from '../../runs/look/RunSwatch';
import shared from '../look/Compare.module.css';
import styles from './Curves.module.css';
import { rowsAt } from './cursorRows';
import type { DrawnColumn } from './drawnColumns';
import { useReading } from './reading';

/** What the lines of a chart are at the cursor, beside the charts. @param order ids of the charts in their order */
export function CursorTable({
  columns,
  order,
}: {
  readonly columns: readonly DrawnColumn[];
  readonly order: readonly string[];
}) {
  const reading = useReading(order);
  const cursor = useChartView((view) => view.cursor);
  if (reading === undefined) return <aside className={styles.values} aria-label="Values" />;
  const { title, model } = reading;
  const { labels, rows } = rowsAt(model, columns, cursor);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <aside className={styles.values} aria-label="Values" tabIndex={0}>
      <table>
        <caption>
          <strong>{title}</strong> {cursor === null ? 'at the lines’ ends' : model.axis.words(cursor)}
        </caption>
        <thead>
          <tr>
            <td />
            {labels.map((label) => (
              <th key={label} scope="col">
                <QuantityName name={label} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ column, values }) => (
            <tr key={column.id}>
              <th scope="row" title={`${column.label} ${column.name}`}>
                <span>
                  <RunSwatch token={column.token} /> {column.label}
                  <small>{column.name}</small>
                </span>
              </th>
              {values.map((value, place) => (
                <td key={place}>
                  {value?.text ?? '–'}
                  {value?.extremes != null && <small>{value.extremes}</small>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {model.lines.some(({ band }) => band !== undefined) && (
        <p className={shared.hint}>
          Mean of the runs, and under it the least to the greatest of them: the band.
        </p>
      )}
    </aside>
  );
}
