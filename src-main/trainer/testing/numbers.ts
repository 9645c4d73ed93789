/**
 * max |a - b| / max |a|: how far a tensor is from another, measured by the first's largest entry. Below `floor`
 * entries count as rounding.
 */
export function relativeDistance(a: Float32Array, b: Float32Array, floor = 1e-12): number {
  const differences = a.map((value, index) => value - (b[index] ?? Number.NaN));
  return largestEntry(differences) / Math.max(largestEntry(a), floor);
}

/** a·b / (|a| |b|). */
export function cosine(a: Float32Array, b: Float32Array): number {
  const dot = (x: Float32Array, y: Float32Array) =>
    x.reduce((sum, value, index) => sum + value * (y[index] ?? Number.NaN), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

/** max |a|; NaN if any entry is. */
export function largestEntry(a: Float32Array): number {
  return a.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}

/** Irregular numbers of mean 0 and deviation about 1, the same for the same seed. */
export function direction(count: number, seed: number): Float32Array {
  return Float32Array.from({ length: count }, (_, index) => {
    const wave = 43_758.5453 * Math.sin(12.9898 * (index + 1) + 78.233 * (seed + 1));
    return Math.sqrt(12) * (wave - Math.floor(wave) - 0.5);
  });
}
