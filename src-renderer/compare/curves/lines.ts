import type { CallOutput, CurveLine } from '@shared/api';
import type { ChartDefinition, Quantity } from '../../charts/model/chartDefinition';
import { type ChartLine, type Chosen, quantitiesOf } from '../../charts/model/chartModel';
import type { Range } from '../../charts/model/stepRange';
import type { DrawnColumn } from './drawnColumns';

type Curve = CallOutput<'comparisons.curves'>['curves'][number];

/** A line that a chart wants, and what the engine is asked for it. */
export interface WantedLine {
  readonly key: string;
  readonly column: DrawnColumn;
  readonly quantity: Quantity;
  readonly line: CurveLine;
}

/** The stretch of a column's steps that is drawn. */
function stepsOf({ stepLength }: DrawnColumn, zoom: Range | null): [number, number] | null {
  return zoom === null ? null : [zoom[0] / stepLength, zoom[1] / stepLength];
}

/**
 * The lines of a chart: for each column those that its first run has, each of the same quantity of all its runs, whatever
 * the watched node of each is called.
 */
export function wantedLines(
  definition: ChartDefinition,
  columns: readonly DrawnColumn[],
  { chosen, zoom }: { chosen: Chosen; zoom: Range | null },
): WantedLine[] {
  return columns.flatMap((column) => {
    const own = column.runs.map((one) => ({ one, quantities: quantitiesOf(definition, one, chosen) }));
    return (own[0]?.quantities ?? []).flatMap((quantity): WantedLine[] => {
      const series = own.flatMap(({ one, quantities }) => {
        const same = quantities.find(({ label }) => label === quantity.label);
        return same !== undefined && one.names.includes(same.metric)
          ? [{ run: one.run.id, name: same.metric }]
          : [];
      });
      if (series.length === 0) return [];
      const line = { series, range: stepsOf(column, zoom) };
      return [{ key: `${column.id} ${quantity.label}`, column, quantity, line }];
    });
  });
}

/** A line as it is drawn, along the horizontal axis in force. */
export function chartLine({ key, column, quantity }: WantedLine, curve: Curve): ChartLine {
  const { steps, values, least, greatest, smooth } = curve;
  const { stepLength, runs, short, token } = column;
  return {
    key,
    run: runs[0].run,
    label: short,
    quantity,
    token,
    series: {
      name: quantity.metric,
      steps: stepLength === 1 ? steps : steps.map((step) => step * stepLength),
      values: smooth ?? values,
    },
    band: least === null || greatest === null ? undefined : { least, greatest },
    raw: smooth === null ? undefined : values,
  };
}
