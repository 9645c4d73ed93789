import { lab } from 'd3-color';

/** Enough that the steps between two colours are not seen. */
const steps = 16;

/**
 * A colour scale whose lightness (CIELAB L*) rises or falls evenly, so that equal differences look equal, in print and
 * to the colour-blind too. The hue goes through the anchors.
 * @param anchors hexadecimal colours in the order of their lightness
 * @returns shares from 0 to 1 with their colours, as Plotly takes them
 */
export function evenScale(anchors: readonly string[]): [number, string][] {
  const labs = anchors.map((anchor) => lab(anchor));
  const [first, last] = [labs[0], labs.at(-1)];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: steps + 1 }, (_, step) => {
    const share = step / steps;
    const lightness = first.l + share * (last.l - first.l);
    const past = labs.findIndex((one) => Math.abs(one.l - first.l) >= Math.abs(lightness - first.l));
    const [before, after] = [labs[Math.max(0, past - 1)] ?? first, labs[past] ?? last];
    const part = after.l === before.l ? 0 : (lightness - before.l) / (after.l - before.l);
    const between = (from: number, to: number) => from + part * (to - from);
    return [share, lab(lightness, between(before.a, after.a), between(before.b, after.b)).formatHex()];
  });
}
