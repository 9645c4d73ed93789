import { ticks } from 'd3-array';
import type { ValueAxis } from './valueAxis';

type Scale = Pick<ValueAxis, 'range' | 'log'>;

/** Round values inside the axis, `most` steps apart at most, and two where one would leave the scale open. */
function linearTicks([from, to]: ValueAxis['range'], most: number): number[] {
  const counts = Array.from({ length: Math.max(1, Math.floor(most)) }, (_, fewer) => most - fewer);
  const fitting = counts.map((count) => ticks(from, to, count)).find(({ length }) => length <= most + 1);
  return fitting !== undefined && fitting.length > 1 ? fitting : ticks(from, to, 2);
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
