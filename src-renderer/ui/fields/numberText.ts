const digits = 6;

/** A number as a person would write it: at most six significant digits, powers of ten for very small ones. */
export function formatNumber(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e15) return String(value);
  const rounded = Number(value.toPrecision(digits));
  return size < 1e-3 ? rounded.toExponential() : String(rounded);
}
