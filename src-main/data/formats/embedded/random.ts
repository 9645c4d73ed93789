/** Draws of one image. Every method advances the stream. */
export interface Random {
  /** Uniform in [0, 1). */
  unit(): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** One of the items, each equally likely. */
  pick<T>(items: readonly [T, ...T[]]): T;
  /** A 32-bit integer, for hashes that need a key. */
  bits(): number;
}

/**
 * A stream of its own for (seed, stream, index), so that any image can be made alone and in any order.
 * The generator is sfc32 (Chris Doty-Humphrey, PractRand): the three numbers and a counter are its whole
 * state, so two different triples never share one.
 */
export function randomFor(seed: number, stream: number, index: number): Random {
  let a = seed | 0;
  let b = stream | 0;
  let c = index | 0;
  let counter = 1;
  const bits = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round += 1) bits();
  const unit = () => bits() / 2 ** 32;
  return {
    bits,
    unit,
    between: (low, high) => low + (high - low) * unit(),
    pick: (items) => items[Math.floor(unit() * items.length)] ?? items[0],
  };
}
