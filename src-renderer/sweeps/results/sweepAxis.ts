import type { Range } from '../../charts/model/stepRange';

/** `words`: one place for each value, in order. */
export type AxisScale = 'linear' | 'log' | 'words';

/** Where the values of a sweep stand, in the unit of the axis: the value, its logarithm, or its place in the order. */
export interface SweepAxisPlaces {
  readonly scale: AxisScale;
  readonly places: readonly number[];
  readonly range: Range;
}

function numbersOf(labels: readonly string[]): readonly number[] | undefined {
  const values = labels.map((label) => (label.trim() === '' ? Number.NaN : Number(label)));
  return values.every(Number.isFinite) ? values : undefined;
}

/** Ends of an axis that are this many times apart are better read by factors. */
const wide = 8;

/** The scales that fit the values, the best one first. */
export function scalesOf(labels: readonly string[]): readonly AxisScale[] {
  const values = numbersOf(labels);
  if (values === undefined || values.length < 2) return ['words'];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (least <= 0) return ['linear', 'words'];
  return most / least >= wide ? ['log', 'linear'] : ['linear', 'log'];
}

const padding = 0.07;

export function sweepPlaces(labels: readonly string[], scale: AxisScale): SweepAxisPlaces {
  const values = scale === 'words' ? undefined : numbersOf(labels);
  const places =
    values === undefined
      ? labels.map((_, index) => index)
      : values.map((value) => (scale === 'log' ? Math.log10(value) : value));
  const [least, most] = [Math.min(...places), Math.max(...places)];
  if (values === undefined) return { scale, places, range: [-0.5, Math.max(0.5, labels.length - 0.5)] };
  const room = (most - least) * padding;
  return { scale, places, range: [least - room, most + room] };
}

/** Pixels from the left end of an axis of `width` pixels. */
export function pixelOf(
  { places, range: [from, to] }: SweepAxisPlaces,
  index: number,
  width: number,
): number {
  return (((places[index] ?? 0) - from) / (to - from)) * width;
}

const pixelsPerCharacter = 7;
const gap = 8;

/** The labels that fit beside each other: the ends first, then those between from the left. */
export function labelsThatFit(axis: SweepAxisPlaces, labels: readonly string[], width: number): number[] {
  const half = (index: number) => ((labels[index]?.length ?? 0) * pixelsPerCharacter) / 2;
  const order = labels
    .map((_, index) => index)
    .sort((a, b) => pixelOf(axis, a, width) - pixelOf(axis, b, width));
  const [first, last] = [order.at(0), order.at(-1)];
  if (first === undefined || last === undefined) return [];
  const taken = first === last ? [first] : [first, last];
  for (const index of order) {
    const fits = taken.every(
      (other) =>
        Math.abs(pixelOf(axis, index, width) - pixelOf(axis, other, width)) >=
        half(index) + half(other) + gap,
    );
    if (fits) taken.push(index);
  }
  return taken.sort((a, b) => a - b);
}

/** The stretch of the axis, in pixels, that belongs to a value: up to half way to its neighbours. */
export function columnOf(axis: SweepAxisPlaces, index: number, width: number): Range {
  const here = pixelOf(axis, index, width);
  const others = axis.places.map((_, place) => pixelOf(axis, place, width));
  const before = Math.max(...others.filter((other) => other < here), Number.NEGATIVE_INFINITY);
  const after = Math.min(...others.filter((other) => other > here), Number.POSITIVE_INFINITY);
  return [
    Number.isFinite(before) ? (before + here) / 2 : 0,
    Number.isFinite(after) ? (here + after) / 2 : width,
  ];
}
