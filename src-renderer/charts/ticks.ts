import type { ValueAxis } from './valueAxis';

type Scale = Pick<ValueAxis, 'range' | 'log'>;

/** The least of 1, 2 and 5 times a power of ten that is not below `least`. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return (least / power <= 1 ? 1 : least / power <= 2 ? 2 : least / power <= 5 ? 5 : 10) * power;
}

/** Whole multiples of a round step, at most `most` of them, inside the axis. */
function linearTicks([from, to]: ValueAxis['range'], most: number): number[] {
  const step = roundStep((to - from) / Math.max(1, most));
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const value = (first + index) * step;
    return Number(value.toPrecision(12));
  });
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
