import type { Contender } from './contenders';

/** Steps at a stretch: enough for caches to be warm, few enough that all contenders see the same machine. */
const stretch = 2;
const loopSteps = 20;
const loopRounds = 2;

export interface Measured {
  readonly contender: Contender;
  /** Milliseconds a step, one entry per step. */
  readonly steps: readonly number[];
}

/** Every contender in turn, round after round, so that what else the machine does falls on all alike. */
export async function measureSteps(
  contenders: readonly Contender[],
  rounds: number,
  onRound: (round: number) => void,
): Promise<readonly Measured[]> {
  const measured = contenders.map((contender) => ({ contender, steps: [] as number[] }));
  for (let round = 0; round < rounds; round += 1) {
    onRound(round);
    for (const { contender, steps } of measured) steps.push(...(await contender.step(stretch)));
  }
  return measured;
}

/** Milliseconds a step of the training loop, the least of the rounds, in turn. */
export async function measureLoops(
  contenders: readonly Contender[],
): Promise<ReadonlyMap<Contender, number>> {
  const least = new Map<Contender, number>();
  for (let round = 0; round < loopRounds; round += 1) {
    for (const contender of contenders) {
      const time = await contender.loop(loopSteps);
      least.set(contender, Math.min(time, least.get(contender) ?? Number.POSITIVE_INFINITY));
    }
  }
  return least;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
