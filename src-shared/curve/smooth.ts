/**
 * Exponential moving average, corrected for its beginning at nothing (Adam, arXiv 1412.6980, section 3), as TensorBoard
 * draws it: the first value is its own.
 * @param weight of what came before, from 0 to below 1
 */
export function smoothed(values: readonly number[], weight: number): number[] {
  let average = 0;
  let remaining = 1;
  return values.map((value) => {
    average = weight * average + (1 - weight) * value;
    remaining *= weight;
    return average / (1 - remaining);
  });
}
