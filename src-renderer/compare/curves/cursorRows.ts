import { nearestPoint } from '@shared/curve';
import type { ChartLine, ChartModel } from '../../charts/model/chartModel';
import type { DrawnColumn } from './drawnColumns';

interface Value {
  readonly value: number;
  readonly text: string;
  /** The least and the greatest of several runs. */
  readonly extremes: string | null;
}

/** A line's value at the cursor, at its end without one; with the extremes of its runs where it is a mean. */
function valueAt({ series, band, quantity }: ChartLine, cursor: number | null): Value | undefined {
  const { steps, values } = series;
  const index = cursor === null ? steps.length - 1 : nearestPoint(steps, cursor);
  const value = index === undefined ? undefined : values[index];
  if (index === undefined || value === undefined) return undefined;
  const { format } = quantity;
  if (band === undefined) return { value, text: format(value), extremes: null };
  const [least, greatest] = [band.least[index] ?? value, band.greatest[index] ?? value];
  return { value, text: format(value), extremes: `${format(least)} to ${format(greatest)}` };
}

interface Row {
  readonly column: DrawnColumn;
  /** One for each quantity of the chart. */
  readonly values: readonly (Value | undefined)[];
}

/** A row for each column that has lines, the greatest of the first quantity first. */
export function rowsAt(
  { lines }: ChartModel,
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
