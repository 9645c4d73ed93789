/**
 * The number of a random stream from its owner and its name (FNV-1a, 31 bits). It depends on nothing else of
 * the document, so two runs that differ in one node draw the same numbers everywhere else.
 */
export function streamOf(node: string, name: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${node}/${name}`) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 1;
}
