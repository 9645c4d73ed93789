import type { ChartDefinition } from '../../charts/model/chartDefinition';
import {
  bandsFor,
  type ChartLine,
  type ChartModel,
  type Chosen,
  valueAxes,
} from '../../charts/model/chartModel';
import type { HorizontalAxis } from '../../charts/model/horizontalAxis';
import type { Range } from '../../charts/model/stepRange';
import { type DrawnColumn, namedRuns } from './drawnColumns';

interface ModelRequest {
  readonly columns: readonly DrawnColumn[];
  readonly lines: readonly ChartLine[];
  readonly chosen: Chosen;
  /** What is drawn of the horizontal axis. */
  readonly steps: Range;
  readonly axis: HorizontalAxis;
  readonly log: boolean;
}

function sideTitle(lines: readonly ChartLine[], side: 'left' | 'right'): string {
  const own = lines.filter(({ quantity }) => quantity.axis === side).map(({ quantity }) => quantity);
  const units = [...new Set(own.flatMap(({ unit }) => unit ?? []))];
  const labels = [...new Set(own.map(({ label }) => label))].join(', ');
  return units.length === 0 ? labels : `${labels}, ${units.join(', ')}`;
}

/** A chart of columns drawn together. */
export function compareModel(
  definition: ChartDefinition,
  { columns, lines, chosen, steps, axis, log }: ModelRequest,
): ChartModel {
  return {
    lines,
    startLines: [],
    bands: bandsFor(definition, namedRuns(columns), chosen),
    steps,
    axis,
    titles: { left: sideTitle(lines, 'left'), right: sideTitle(lines, 'right') },
    ...valueAxes(definition, lines, { steps, log }),
    comparing: true,
  };
}

/** One column of it alone, at the same scale and in the colours of its quantities. */
export function panelModel(model: ChartModel, { id }: DrawnColumn): ChartModel {
  const own = model.lines.filter(({ key }) => key.startsWith(`${id} `));
  const lines = own.map((line) => ({ ...line, token: line.quantity.token }));
  return { ...model, lines, comparing: false };
}
