import sharp from 'sharp';
import type { Chunk, SplitPlan } from './split';

/** The images of a plan at `side` pixels a side: scaled to cover the square and cut to its middle. */
export function resized(plan: SplitPlan, side: number): SplitPlan {
  if (plan.height === side && plan.width === side) return plan;
  return {
    ...plan,
    height: side,
    width: side,
    costly: true,
    chunks: async function* (start, size, signal) {
      for await (const chunk of plan.chunks(start, size, signal)) yield resizedChunk(chunk, plan, side);
    },
  };
}

async function resizedChunk(
  { pixels, remarks }: Chunk,
  { height, width }: SplitPlan,
  side: number,
): Promise<Chunk> {
  const bytes = height * width * 3;
  const raw = { width, height, channels: 3 } as const;
  const images = Array.from({ length: pixels.length / bytes }, (_, index) =>
    sharp(pixels.subarray(index * bytes, (index + 1) * bytes), { raw })
      .resize(side, side, { fit: 'cover' })
      .raw()
      .toBuffer(),
  );
  return { pixels: Buffer.concat(await Promise.all(images)), remarks };
}
