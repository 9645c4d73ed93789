/**
 * Images of a batch from which its spread is judged. n vectors have n - 1 directions at most about their centre, so that
 * with fewer images a rank says how many there are, not what they look like.
 */
export const fewestImages = 8;

/** Why a run with batches of that size gets no rank and no verdict; undefined where it gets them. */
export function tooFewToJudge(batch: number): string | undefined {
  if (batch >= fewestImages) return undefined;
  return `Batches of ${batch} images are too few to measure a rank or to give a verdict; ${fewestImages} are needed.`;
}
