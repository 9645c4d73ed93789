import type { ValueAxis } from './valueAxis';

type Scale = Pick<ValueAxis, 'range' | 'log'>;

/** 1, 2 or 5 times a power of ten: the least that is not below `least`, or the next one under that. */
function roundStep(least: number, smaller: boolean): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const steps = [0.5, 1, 2, 5, 10];
  const fitting = steps.findIndex((step) => step >= (least / power) * (1 - 1e-9));
  return (steps[smaller ? fitting - 1 : fitting] ?? 10) * power;
}

function multiples([from, to]: ValueAxis['range'], step: number): number[] {
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** Whole multiples of a round step inside the axis: about `most`, and two where one would leave the scale open. */
function linearTicks(range: ValueAxis['range'], most: number): number[] {
  const least = (range[1] - range[0]) / Math.max(1, most);
  const ticks = multiples(range, roundStep(least, false));
  return ticks.length > 1 ? ticks : multiples(range, roundStep(least, true));
}

/** Powers of ten inside the axis, every second or third of them where there are more than `most`. */
function decades([from, to]: ValueAxis['range'], most: number): number[] {
  const first = Math.ceil(Math.log10(from) - 1e-9);
  const last = Math.floor(Math.log10(to) + 1e-9);
  const stride = Math.max(1, Math.ceil((last - first + 1) / Math.max(1, most)));
  const ticks: number[] = [];
  for (let exponent = first; exponent <= last; exponent += stride) ticks.push(10 ** exponent);
  return ticks;
}

/** Where the grid lines of an axis are: round values, at most `most`. */
export function ticksOf(axis: Scale, most: number): number[] {
  return axis.log ? decades(axis.range, most) : linearTicks(axis.range, most);
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function decimalsOf(value: number): number {
  return String(Number(value.toPrecision(6))).split('.')[1]?.length ?? 0;
}

/** What stands at the ticks: as many decimals as they need; powers of ten as such. */
export function tickTexts(axis: Scale, ticks: readonly number[], percent: boolean): string[] {
  if (axis.log) return ticks.map(powerText);
  const scaled = percent ? ticks.map((tick) => tick * 100) : ticks;
  const decimals = Math.max(0, ...scaled.map(decimalsOf));
  return scaled.map((tick) => {
    const text = tick.toFixed(decimals).replace('-', '−');
    return percent ? `${text} %` : text;
  });
}

function powerText(value: number): string {
  const exponent = Math.round(Math.log10(value));
  if (exponent >= -2 && exponent <= 3) return String(Number(value.toPrecision(1)));
  const digits = [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)] ?? '');
  return `10${exponent < 0 ? '⁻' : ''}${digits.join('')}`;
}
