/** Reads what a person types as a number: `0.05`, `1e-4`, `1 000`, `−3`, `0,5`, `4/3`. Undefined for anything else. */
export function parseNumber(text: string): number | undefined {
  const plain = text
    .replace(/[\s_\u00a0\u202f]/g, '')
    .replace('−', '-')
    .replace(',', '.');
  const [top = '', bottom, ...rest] = plain.split('/');
  if (rest.length > 0) return undefined;
  const value = bottom === undefined ? parsePlain(top) : quotient(parsePlain(top), parsePlain(bottom));
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

function parsePlain(text: string): number | undefined {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

function quotient(top: number | undefined, bottom: number | undefined): number | undefined {
  return top === undefined || bottom === undefined ? undefined : top / bottom;
}

const digits = 6;

/** A number as a person would write it: at most six significant digits, powers of ten for very small ones. */
export function formatNumber(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e15) return String(value);
  const rounded = Number(value.toPrecision(digits));
  return size < 1e-3 ? rounded.toExponential() : String(rounded);
}
