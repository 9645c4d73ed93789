import { handOver } from '../execute.mjs';
import { places } from '../places.mjs';
import { setUp } from '../setUp.mjs';

/** The measurements of docs/performance.md: the lab beside PyTorch. */
export async function bench(args) {
  await setUp('lab');
  return handOver(places.node, [places.bench, ...args]);
}
