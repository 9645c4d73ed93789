/**
 * The checkpoint to lay out next: the last one first, then whichever lies nearest to one that is laid out, so that each
 * has a neighbour to start from. Undefined when all are.
 */
export function nextStep(steps: readonly number[], laidOut: ReadonlySet<number>): number | undefined {
  const pending = steps.filter((step) => !laidOut.has(step));
  if (laidOut.size === 0) return pending.at(-1);
  const distance = (step: number) =>
    Math.abs(step - (neighbourOf(step, laidOut) ?? Number.POSITIVE_INFINITY));
  return pending.reduceRight<number | undefined>(
    (best, step) => (best === undefined || distance(step) < distance(best) ? step : best),
    undefined,
  );
}

/** The step that is laid out and nearest; undefined where none is. */
export function neighbourOf(step: number, laidOut: ReadonlySet<number>): number | undefined {
  let nearest: number | undefined;
  for (const other of laidOut)
    if (nearest === undefined || Math.abs(other - step) < Math.abs(nearest - step)) nearest = other;
  return nearest;
}
