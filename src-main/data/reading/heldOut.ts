import { hash } from 'node:crypto';
import type { Chunk, SplitPlan } from './split';

/** One in this many is held out for the test: the share of MNIST and CIFAR. */
const testShare = 6;

/**
 * Which of some items are held out, by a hash of each item's key alone, so that an item keeps its side when others
 * come or go. At least one of two or more is held out, and at least one is not.
 */
export function heldOut(keys: readonly string[]): boolean[] {
  const shares = keys.map(shareOf);
  const taken = shares.map((share) => share < 1 / testShare);
  if (keys.length < 2) return taken.map(() => false);
  const extreme = (better: (a: number, b: number) => boolean) =>
    shares.reduce((best, share, index) => (better(share, shares[best] ?? 0) ? index : best), 0);
  if (!taken.includes(true)) taken[extreme((a, b) => a < b)] = true;
  if (!taken.includes(false)) taken[extreme((a, b) => a > b)] = false;
  return taken;
}

/** A number in [0, 1) that depends on the text alone. */
function shareOf(text: string): number {
  return hash('sha256', text.normalize('NFC'), 'buffer').readUInt32BE(0) / 2 ** 32;
}

/** A plan in two, the images held out by their places. */
export function withHeldOut(plan: SplitPlan): { train: SplitPlan; test: SplitPlan } {
  const taken = heldOut(Array.from({ length: plan.count }, (_, index) => String(index)));
  return {
    train: selected(plan, (index) => taken[index] === false),
    test: selected(plan, (index) => taken[index] === true),
  };
}

function selected(plan: SplitPlan, takes: (index: number) => boolean): SplitPlan {
  const places = Array.from({ length: plan.count }, (_, index) => index).filter(takes);
  return {
    ...plan,
    count: places.length,
    labels: plan.labels === null ? null : Uint16Array.from(places, (place) => plan.labels?.[place] ?? 0),
    chunks: (start, size, signal) => selectedChunks(plan, places, { start, size }, signal),
  };
}

async function* selectedChunks(
  plan: SplitPlan,
  places: readonly number[],
  { start, size }: { start: number; size: number },
  signal?: AbortSignal,
): AsyncIterable<Chunk> {
  const bytes = plan.height * plan.width * 3;
  const first = places[start] ?? plan.count;
  let next = start;
  let seen = first;
  let pixels = new Uint8Array(Math.min(size, places.length - start) * bytes);
  let filled = 0;
  for await (const chunk of plan.chunks(first, size, signal)) {
    for (let at = 0; at < chunk.pixels.length; at += bytes, seen += 1) {
      if (places[next] !== seen) continue;
      pixels.set(chunk.pixels.subarray(at, at + bytes), filled);
      filled += bytes;
      next += 1;
      if (filled < pixels.length) continue;
      yield { pixels, remarks: [] };
      if (next === places.length) return;
      pixels = new Uint8Array(Math.min(size, places.length - next) * bytes);
      filled = 0;
    }
  }
}
