import { keepApart } from '@shared/drawing/keepApart';
import { formatMetric, type MetricDefinition } from '@shared/metric';
import type { ChartLine, RunChart } from '@shared/reproduction';
import { namedAddress, type SweepCurve } from '@shared/sweep';
import { nice } from 'd3-array';
import { escapeHtml } from './text';

const width = 300;
const height = 150;
const frame = { left: 40, right: 40, top: 8, bottom: 20 } as const;

/** About how many steps of a round number an axis has. */
const roundSteps = 4;

type Scale = (value: number) => number;

function scale(low: number, high: number, from: number, to: number): Scale {
  const span = high - low || 1;
  return (value) => Math.round(10 * (from + ((value - low) / span) * (to - from))) / 10;
}

function horizontal(low: number, high: number): Scale {
  return scale(low, high, frame.left, width - frame.right);
}

function vertical(low: number, high: number): Scale {
  return scale(low, high, height - frame.bottom, frame.top);
}

/** The ends of an axis: round, and from 0 where nothing is negative. */
function extent(values: readonly number[]): readonly [low: number, high: number] {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  return low === high ? [0, 1] : nice(low, high, roundSteps);
}

/** Ratios and cosines keep their whole range, so that charts can be compared; differences of accuracies would drown in it. */
function fixedRange(metric: MetricDefinition | undefined): [low: number, high: number] | undefined {
  const [low, high] = metric?.range ?? [null, null];
  return low === null || high === null || metric?.format === 'percent' ? undefined : [low, high];
}

function short(value: number): string {
  return Number(value.toPrecision(2)).toString();
}

function picture(label: string, parts: readonly string[]): string {
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(label)}">${parts.join('')}</svg>`;
}

function yAxis(low: number, high: number, y: Scale): string[] {
  const ticks = [low, (low + high) / 2, high].map(
    (value) =>
      `<text class="tick" x="${frame.left - 5}" y="${y(value) + 3}" text-anchor="end">${short(value)}</text>`,
  );
  const base = y(low);
  return [`<path class="axis" d="M${frame.left} ${frame.top}V${base}H${width - frame.right}"/>`, ...ticks];
}

function xTick(x: number, text: string): string {
  return `<text class="tick" x="${x}" y="${height - 6}" text-anchor="middle">${escapeHtml(text)}</text>`;
}

function path(xs: readonly number[], ys: readonly number[], x: Scale, y: Scale): string {
  return xs.map((at, index) => `${index === 0 ? 'M' : 'L'}${x(at)} ${y(ys[index] ?? 0)}`).join('');
}

/** A line in the colour of what it measures, or of its run. */
type DrawnLine = Omit<ChartLine, 'tone'> & { readonly tone: string };
type DrawnChart = Omit<RunChart, 'lines'> & { readonly lines: readonly DrawnLine[] };

function chartLine({ tone, band }: DrawnLine, x: Scale, y: Scale): string {
  const { steps, mean, min, max } = band;
  const back = path([...steps].reverse(), [...min].reverse(), x, y).replace(/^M/, 'L');
  const area = `<path class="band ${tone}" d="${path(steps, max, x, y)}${back}Z"/>`;
  return `${area}<path class="line ${tone}" d="${path(steps, mean, x, y)}"/>`;
}

const labelHeight = 11;

/** The lines' names at their ends, apart from each other. */
function endLabels(lines: readonly DrawnLine[], y: Scale): string[] {
  const wanted = lines.map(({ band }) => y(band.mean.at(-1) ?? 0) + 3);
  const places = keepApart(wanted, { gap: labelHeight, top: frame.top, bottom: height - frame.bottom });
  return lines.map(
    ({ label, tone }, index) =>
      `<text class="label ${tone}" x="${width - frame.right + 4}" y="${places[index] ?? 0}">${escapeHtml(label)}</text>`,
  );
}

/** A chart over the steps: the mean over seeds as a line, the extremes as a band, thresholds as dotted lines. */
export function lineChart({ title, range, lines, limits }: DrawnChart): string {
  const last = Math.max(...lines.map(({ band }) => band.steps.at(-1) ?? 0));
  const [low, high] = range ?? extent(lines.flatMap(({ band }) => [...band.min, ...band.max]));
  const x = horizontal(0, last);
  const y = vertical(low, high);
  const rules = limits.map(
    (limit) => `<path class="limit" d="M${frame.left} ${y(limit)}H${width - frame.right}"/>`,
  );
  const svg = picture(title, [
    ...yAxis(low, high, y),
    ...rules,
    ...[0, last / 2, last].map((step) => xTick(x(step), String(Math.round(step)))),
    ...lines.map((line) => chartLine(line, x, y)),
    ...endLabels(lines, y),
  ]);
  return `<figure>${svg}<figcaption>${escapeHtml(title)}</figcaption></figure>`;
}

/**
 * A metric against the axis of a sweep: means as points, the standard deviation over seeds as bars. Points along a
 * parameter are joined; documents side by side have no order and are not.
 */
export function sweepChart({ metric, points }: SweepCurve, isParameter: boolean): string {
  const measured = points.flatMap(({ spread }, index) => (spread === null ? [] : [{ index, spread }]));
  if (measured.length === 0) return '';
  const values = measured.flatMap(({ spread: { mean, std } }) => [mean - std, mean + std]);
  const named = namedAddress(metric);
  const [low, high] = fixedRange(named.metric) ?? extent(values);
  const x = scale(0, Math.max(1, points.length - 1), frame.left + 16, width - frame.right);
  const y = vertical(low, high);
  const bars = measured.map(({ index, spread: { mean, std } }) => {
    const at = x(index);
    const whisker = `<path class="line plain" d="M${at} ${y(mean - std)}V${y(mean + std)}"/>`;
    return `${whisker}<circle class="point" cx="${at}" cy="${y(mean)}" r="3"><title>${formatMetric(named.metric, mean)}</title></circle>`;
  });
  const line = path(
    measured.map(({ index }) => index),
    measured.map(({ spread }) => spread.mean),
    x,
    y,
  );
  const svg = picture(named.title, [
    ...yAxis(low, high, y),
    ...points.map(({ label }, index) => xTick(x(index), label)),
    ...(isParameter ? [`<path class="line plain" d="${line}"/>`] : []),
    ...bars,
  ]);
  return `<figure>${svg}<figcaption>${escapeHtml(named.title)}</figcaption></figure>`;
}
