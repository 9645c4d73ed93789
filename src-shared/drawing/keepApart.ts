/**
 * Moves labels apart that would overlap, each as little as the order allows.
 * @param wanted positions of the labels' middles in pixels, in any order
 * @param gap least distance of two middles; less where there is no room for all
 * @returns the positions, in the order of `wanted`, between `top` and `bottom`
 */
export function keepApart(
  wanted: readonly number[],
  { gap: roomy, top, bottom }: { gap: number; top: number; bottom: number },
): number[] {
  const gap = Math.min(roomy, (bottom - top) / Math.max(1, wanted.length - 1));
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  /** Labels that touch move as one block, centred on the mean of what they want. */
  const blocks: { first: number; members: number[] }[] = [];
  for (const index of order) {
    blocks.push({ first: wanted[index] ?? 0, members: [index] });
    for (;;) {
      const last = blocks.at(-1);
      const before = blocks.at(-2);
      if (last === undefined) break;
      last.first = within(last.first, top, bottom - (last.members.length - 1) * gap);
      if (before === undefined || before.first + before.members.length * gap <= last.first) break;
      const members = [...before.members, ...last.members];
      const mean = members.reduce((sum, one, place) => sum + (wanted[one] ?? 0) - place * gap, 0);
      blocks.splice(-2, 2, { first: mean / members.length, members });
    }
  }
  const placed = [...wanted];
  for (const { first, members } of blocks)
    members.forEach((index, place) => {
      placed[index] = first + place * gap;
    });
  return placed;
}

function within(value: number, least: number, greatest: number): number {
  return Math.max(least, Math.min(value, greatest));
}
