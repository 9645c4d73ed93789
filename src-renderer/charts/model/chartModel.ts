import type { MetricSeries, Run } from '@shared/api';
import { firstAfter, firstAtOrAfter } from '@shared/curve';
import { metricAt, tapOf } from '@shared/metrics/registry';
import { lensBasic } from '@shared/metrics/step/lens';
import type { SeriesByName } from '../../runs/store/series';
import type { ColourToken } from '../../styles/colourToken';
import type { Band, ChartDefinition, Quantity } from './chartDefinition';
import { type HorizontalAxis, stepAxis } from './horizontalAxis';
import type { Range } from './stepRange';
import { type ValueAxis, valueAxis } from './valueAxis';

/** A run with what was measured of it. */
export type NamedRun = Pick<DrawnRun, 'run' | 'names'>;

/** A run that the charts draw. */
export interface DrawnRun {
  readonly run: Run;
  readonly series: SeriesByName;
  /** Names of its series. */
  readonly names: readonly string[];
}

export interface ChartLine {
  readonly key: string;
  readonly run: Run;
  /** What stands at its end where runs are compared. */
  readonly label: string;
  readonly quantity: Quantity;
  readonly token: ColourToken;
  readonly series: MetricSeries;
  /** The extremes of several runs around their mean, which `series` then is. */
  readonly band?: { readonly least: readonly number[]; readonly greatest: readonly number[] } | undefined;
  /** The values themselves where `series` is their moving average. */
  readonly raw?: readonly number[] | undefined;
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
  /** What is drawn of the horizontal axis. */
  readonly steps: Range;
  readonly axis: HorizontalAxis;
  /** What is measured, for the axes at the sides; null where there is no room for it. */
  readonly titles: { readonly left: string; readonly right: string } | null;
  readonly left: ValueAxis;
  readonly right: ValueAxis | undefined;
  /** The left axis is in per cent. */
  readonly percent: boolean;
  /** Runs are compared: colour tells the run, the dash tells the quantity. */
  readonly comparing: boolean;
}

/** The watched embeddings that a run has curves of, its representation z first. */
export function tapsOf({ run, names }: NamedRun): readonly string[] {
  const found = new Set(run.primaryTap === null ? [] : [run.primaryTap]);
  for (const name of names) {
    const tap = tapOf(name);
    if (tap !== undefined) found.add(tap);
  }
  return [...found];
}

/** The embedding to show of a run: the wanted one where it has it, else its representation z. */
export function shownTap(named: NamedRun, wanted: string | null): string {
  const taps = tapsOf(named);
  return wanted !== null && taps.includes(wanted) ? wanted : (taps[0] ?? '');
}

/** The losses that the gradient lens was on, in the order of their curves. */
export function lensLosses({ names }: Pick<NamedRun, 'names'>): readonly string[] {
  return names.flatMap((name) => {
    const at = metricAt(name);
    return at?.metric === lensBasic ? [at.subject] : [];
  });
}

/** Whether any of the runs has points of a chart, of whichever embedding and loss. */
export function hasPoints(definition: ChartDefinition, runs: readonly NamedRun[]): boolean {
  return runs.some((named) => {
    const { names } = named;
    const [loss = ''] = lensLosses(named);
    return ['', ...tapsOf(named)].some((tap) =>
      definition.quantities({ tap, loss, names }).some(({ metric }) => names.includes(metric)),
    );
  });
}

/** What was chosen of what a run can show; null for its first. */
export interface Chosen {
  readonly tap: string | null;
  readonly loss: string | null;
}

/** What a chart shows of a run, of the chosen embedding and loss, whether or not there are points of it yet. */
export function quantitiesOf(
  definition: ChartDefinition,
  named: NamedRun,
  { tap, loss }: Chosen,
): readonly Quantity[] {
  const losses = lensLosses(named);
  const shownLoss = loss !== null && losses.includes(loss) ? loss : (losses[0] ?? '');
  return definition.quantities({ tap: shownTap(named, tap), loss: shownLoss, names: named.names });
}

function linesOf(definition: ChartDefinition, drawn: DrawnRun, chosen: Chosen): ChartLine[] {
  const { run } = drawn;
  return quantitiesOf(definition, drawn, chosen).flatMap((quantity): ChartLine[] => {
    const series = drawn.series.get(quantity.metric);
    if (series === undefined || series.steps.length === 0) return [];
    const { token, metric } = quantity;
    return [{ key: `${run.id} ${metric}`, run, label: `${run.number}`, quantity, token, series }];
  });
}

/** The values of a line inside a stretch of the axis, its band's and its raw ones with them. */
function inside({ series, band, raw }: ChartLine, [from, to]: Range): readonly number[] {
  const { steps, values } = series;
  const [start, end] = [firstAtOrAfter(steps, from), firstAfter(steps, to)];
  return [values, band?.least, band?.greatest, raw].flatMap((row) => row?.slice(start, end) ?? []);
}

/** The scale of both sides for lines that are drawn together or beside each other. */
export function valueAxes(
  definition: ChartDefinition,
  lines: readonly ChartLine[],
  { steps, starts = [], log = false }: { steps: Range; starts?: readonly number[]; log?: boolean },
): Pick<ChartModel, 'left' | 'right' | 'percent'> {
  const valuesOf = (side: 'left' | 'right') =>
    lines.filter(({ quantity }) => quantity.axis === side).map((line) => inside(line, steps));
  return {
    left: valueAxis(definition.left, [...valuesOf('left'), starts], log),
    right: definition.right === undefined ? undefined : valueAxis(definition.right, valuesOf('right')),
    percent: definition.left.scale !== 'fixed' && definition.left.percent === true,
  };
}

/** A chart of runs in the quantities' own colours, over steps. @param chosen the embedding and the loss */
export function chartModel(
  definition: ChartDefinition,
  { runs, chosen, steps }: { runs: readonly DrawnRun[]; chosen: Chosen; steps: Range },
): ChartModel {
  const lines = runs.flatMap((drawn) => linesOf(definition, drawn, chosen));
  const startLines = lines
    .filter(({ quantity }) => quantity.startLine)
    .flatMap((line) => {
      const [value] = line.series.values;
      return value === undefined ? [] : [{ key: line.key, value, line }];
    });
  return {
    lines,
    startLines,
    bands: bandsFor(definition, runs, chosen),
    steps,
    axis: stepAxis,
    titles: null,
    ...valueAxes(definition, lines, { steps, starts: startLines.map(({ value }) => value) }),
    comparing: false,
  };
}

/** Where values count against a run: the limits are those of the representation z. */
export function bandsFor(
  { bands }: ChartDefinition,
  runs: readonly NamedRun[],
  { tap }: Chosen,
): readonly Band[] {
  return runs.every((named) => shownTap(named, tap) === named.run.primaryTap) ? bands : [];
}
