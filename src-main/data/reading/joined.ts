import { chunkImages, type SplitPlan } from './split';

/** Plans of one size one after the other, without labels. */
export function joined(plans: readonly SplitPlan[]): SplitPlan {
  const [first] = plans;
  if (first === undefined) throw new RangeError('There is nothing to join.');
  if (plans.length === 1) return first;
  const count = plans.reduce((sum, plan) => sum + plan.count, 0);
  return {
    ...first,
    count,
    labels: null,
    costly: plans.some(({ costly }) => costly),
    chunks: (start, size, signal) =>
      rechunked(inOrder(plans, start, signal), { bytes: first.height * first.width * 3, size }),
  };
}

async function* inOrder(
  plans: readonly SplitPlan[],
  start: number,
  signal?: AbortSignal,
): AsyncIterable<Uint8Array> {
  let skip = start;
  for (const plan of plans) {
    const from = Math.min(skip, plan.count);
    skip -= from;
    if (from === plan.count) continue;
    for await (const { pixels } of plan.chunks(from, chunkImages(plan), signal)) yield pixels;
  }
}

/** Pieces of whole images as chunks of `size` images. */
async function* rechunked(
  pieces: AsyncIterable<Uint8Array>,
  { bytes, size }: { bytes: number; size: number },
) {
  let held: Uint8Array = new Uint8Array();
  for await (const piece of pieces) {
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    for (; held.length >= size * bytes; held = held.subarray(size * bytes))
      yield { pixels: held.subarray(0, size * bytes), remarks: [] };
  }
  if (held.length > 0) yield { pixels: held, remarks: [] };
}
