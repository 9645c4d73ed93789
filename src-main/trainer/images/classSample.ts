import type { ImageSet } from '../../data';
import { shuffled } from './batches';

/**
 * The places of at most `count` images of a set, drawn evenly over its classes whatever the order of the files: mixed
 * once, the same for every run, then one of each class after another until there are no more. Without labels they are
 * mixed alone.
 */
export function evenOverClasses({ count: all, labels }: ImageSet, count: number): Int32Array {
  const mixed = shuffled(all, 0, 0);
  if (labels === null) return mixed.slice(0, count);
  const classes = new Map<number, number[]>();
  for (const index of mixed) {
    const label = labels[index] ?? 0;
    const own = classes.get(label);
    if (own === undefined) classes.set(label, [index]);
    else own.push(index);
  }
  const queues = [...classes].sort(([a], [b]) => a - b).map(([, indices]) => indices);
  const longest = Math.max(0, ...queues.map((indices) => indices.length));
  const drawn: number[] = [];
  for (let round = 0; round < longest && drawn.length < count; round += 1)
    for (const indices of queues) {
      const index = indices[round];
      if (index !== undefined && drawn.length < count) drawn.push(index);
    }
  return Int32Array.from(drawn);
}
