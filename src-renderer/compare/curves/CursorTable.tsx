import { nearestPoint } from '@shared/curve';
import type { ChartLine } from '../../charts/model/chartModel';
import { useChartView } from '../../charts/model/chartView';
import { QuantityName } from '../../runs/look/QuantityName';
import { RunSwatch } from '../../runs/look/RunSwatch';
import shared from '../look/Compare.module.css';
import styles from './Curves.module.css';
import type { DrawnColumn } from './drawnColumns';
import { type Reading, useReading } from './reading';

interface Value {
  readonly value: number;
  readonly text: string;
}

/** A line's value at the cursor, at its end without one; with the extremes of its runs where it is a mean. */
function valueAt({ series, band, quantity }: ChartLine, cursor: number | null): Value | undefined {
  const { steps, values } = series;
  const index = cursor === null ? steps.length - 1 : nearestPoint(steps, cursor);
  const value = index === undefined ? undefined : values[index];
  if (index === undefined || value === undefined) return undefined;
  const { format } = quantity;
  if (band === undefined) return { value, text: format(value) };
  const [least, greatest] = [band.least[index] ?? value, band.greatest[index] ?? value];
  return { value, text: `${format(value)} (${format(least)}–${format(greatest)})` };
}

interface Row {
  readonly column: DrawnColumn;
  /** One for each quantity of the chart. */
  readonly values: readonly (Value | undefined)[];
}

/** A row for each column that has lines, the greatest of the first quantity first. */
export function rowsAt(
  { lines }: Reading['model'],
  columns: readonly DrawnColumn[],
  cursor: number | null,
): { readonly labels: readonly string[]; readonly rows: readonly Row[] } {
  const labels = [...new Set(lines.map(({ quantity }) => quantity.label))];
  const rows = columns.flatMap((column): Row[] => {
    const own = lines.filter(({ key }) => key.startsWith(`${column.id} `));
    const values = labels.map((label) => {
      const line = own.find(({ quantity }) => quantity.label === label);
      return line === undefined ? undefined : valueAt(line, cursor);
    });
    return values.every((value) => value === undefined) ? [] : [{ column, values }];
  });
  const first = ({ values }: Row) => values[0]?.value ?? Number.NEGATIVE_INFINITY;
  return { labels, rows: [...rows].sort((a, b) => first(b) - first(a)) };
}

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
                <td key={place}>{value?.text ?? '–'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {model.lines.some(({ band }) => band !== undefined) && (
        <p className={shared.hint}>Mean of the runs, in brackets the least and the greatest: the band.</p>
      )}
    </aside>
  );
}
