import type { MetricSeries, Run } from '@shared/api';
import { metricAt, tapOf } from '@shared/metrics/registry';
import { lensBasic } from '@shared/metrics/step/lens';
import type { SeriesByName } from '../../runs/store/series';
import type { ColourToken } from '../../styles/colourToken';
import type { Band, ChartDefinition, Quantity } from './chartDefinition';
import type { Range } from './stepRange';
import { type ValueAxis, valueAxis } from './valueAxis';

/** A run that the charts draw. */
export interface DrawnRun {
  readonly run: Run;
  readonly series: SeriesByName;
  /** Its colour among the runs that are compared. */
  readonly token: ColourToken;
}

export interface ChartLine {
  readonly key: string;
  readonly run: Run;
  readonly quantity: Quantity;
  readonly token: ColourToken;
  readonly series: MetricSeries;
}

/** A faint horizontal line at the value that a quantity began with. */
export interface StartLine {
  readonly key: string;
  readonly value: number;
  readonly line: ChartLine;
}

/** Everything that a chart shows, in the values' own units. */
export interface ChartModel {
  readonly lines: readonly ChartLine[];
  readonly startLines: readonly StartLine[];
  readonly bands: readonly Band[];
  readonly steps: Range;
  readonly left: ValueAxis;
  readonly right: ValueAxis | undefined;
  /** The left axis is in per cent. */
  readonly percent: boolean;
  /** Several runs are drawn: colour tells the run, the dash tells the quantity. */
  readonly comparing: boolean;
}

/** The watched embeddings that a run has curves of, its representation z first. */
export function tapsOf(run: Run, series: SeriesByName): readonly string[] {
  const found = new Set(run.primaryTap === null ? [] : [run.primaryTap]);
  for (const name of series.keys()) {
    const tap = tapOf(name);
    if (tap !== undefined) found.add(tap);
  }
  return [...found];
}

/** The embedding to show of a run: the wanted one where it has it, else its representation z. */
export function shownTap({ run, series }: DrawnRun, wanted: string | null): string {
  const taps = tapsOf(run, series);
  return wanted !== null && taps.includes(wanted) ? wanted : (taps[0] ?? '');
}

/** The losses that the gradient lens was on, in the order of their curves. */
export function lensLosses(series: SeriesByName): readonly string[] {
  return [...series.keys()].flatMap((name) => {
    const at = metricAt(name);
    return at?.metric === lensBasic ? [at.subject] : [];
  });
}

/** Whether any of the runs has points of a chart, of whichever embedding and loss. */
export function hasPoints(definition: ChartDefinition, drawn: readonly DrawnRun[]): boolean {
  return drawn.some(({ run, series }) => {
    const [loss = ''] = lensLosses(series);
    const names = [...series.keys()];
    return ['', ...tapsOf(run, series)].some((tap) =>
      definition.quantities({ tap, loss, names }).some(({ metric }) => series.has(metric)),
    );
  });
}

/** What was chosen of what a run can show; null for its first. */
export interface Chosen {
  readonly tap: string | null;
  readonly loss: string | null;
}

function linesOf(definition: ChartDefinition, drawn: DrawnRun, { tap, loss }: Chosen, comparing: boolean) {
  const names = [...drawn.series.keys()];
  const losses = lensLosses(drawn.series);
  const shownLoss = loss !== null && losses.includes(loss) ? loss : (losses[0] ?? '');
  return definition
    .quantities({ tap: shownTap(drawn, tap), loss: shownLoss, names })
    .flatMap((quantity): ChartLine[] => {
      const series = drawn.series.get(quantity.metric);
      if (series === undefined || series.steps.length === 0) return [];
      const token = comparing ? drawn.token : quantity.token;
      return [{ key: `${drawn.run.id} ${quantity.metric}`, run: drawn.run, quantity, token, series }];
    });
}

/** The values of a series inside a window of steps. */
function inside({ steps, values }: MetricSeries, [from, to]: Range): readonly number[] {
  return values.filter((_, index) => {
    const step = steps[index] ?? Number.NaN;
    return step >= from && step <= to;
  });
}

/** @param chosen the embedding and the loss that were chosen */
export function chartModel(
  definition: ChartDefinition,
  { runs, chosen, steps }: { runs: readonly DrawnRun[]; chosen: Chosen; steps: Range },
): ChartModel {
  const comparing = runs.length > 1;
  const lines = runs.flatMap((drawn) => linesOf(definition, drawn, chosen, comparing));
  const startLines = lines
    .filter(({ quantity }) => quantity.startLine)
    .flatMap((line) => {
      const [value] = line.series.values;
      return value === undefined ? [] : [{ key: line.key, value, line }];
    });
  const axisOf = (side: 'left' | 'right') =>
    lines.filter(({ quantity }) => quantity.axis === side).map(({ series }) => inside(series, steps));
  const starts = startLines.map(({ value }) => value);
  return {
    lines,
    startLines,
    // The limits are those of the representation z.
    bands: runs.every((drawn) => shownTap(drawn, chosen.tap) === drawn.run.primaryTap)
      ? definition.bands
      : [],
    steps,
    left: valueAxis(definition.left, [...axisOf('left'), starts]),
    right: definition.right === undefined ? undefined : valueAxis(definition.right, axisOf('right')),
    percent: definition.left.scale !== 'fixed' && definition.left.percent === true,
    comparing,
  };
}
