/** Lists and objects inside each other that a document may have: more than any editor shows, and room for calls. */
export const mostNesting = 64;

/** Whether a JSON value nests lists and objects no deeper than `most`; looked at level by level, without calls. */
export function nestsAtMost(value: unknown, most: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return false;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return true;
}
