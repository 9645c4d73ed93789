/**
 * max |a - b| / max |a|: how far a tensor is from another, measured by the first's largest entry. Below `floor`
 * entries count as rounding.
 */
export function relativeDistance(a: Float32Array, b: Float32Array, floor = 1e-12): number {
  let distance = 0;
  let largest = floor;
  a.forEach((value, index) => {
    distance = Math.max(distance, Math.abs(value - (b[index] ?? Number.NaN)));
    largest = Math.max(largest, Math.abs(value));
  });
  return distance / largest;
}
