import type { MetricSeries, StorageSettings } from '@shared/api';
import type { Artifact } from '../../store';

type Policy = Pick<StorageSettings, 'keepNewest' | 'keepBest' | 'keepEvery'>;
type Accuracies = Pick<MetricSeries, 'steps' | 'values'>;
type Checkpoint = Pick<Artifact, 'step'>;

/**
 * The checkpoints of one run that a policy does not keep.
 * @param checkpoints the newest first
 * @param accuracies kNN accuracy by step; a checkpoint has that of the last evaluation before it
 */
export function notKept<One extends Checkpoint>(
  checkpoints: readonly One[],
  { keepNewest, keepBest, keepEvery }: Policy,
  accuracies: Accuracies,
): One[] {
  const best = keepBest ? bestOf(checkpoints, accuracies) : undefined;
  return checkpoints
    .slice(keepNewest)
    .filter((one) => one !== best && (keepEvery === null || one.step % keepEvery !== 0));
}

/** Of several after one evaluation the first, which is nearest to what was evaluated. */
function bestOf<One extends Checkpoint>(
  newestFirst: readonly One[],
  { steps, values }: Accuracies,
): One | undefined {
  let best: One | undefined;
  let highest = 0;
  for (const checkpoint of newestFirst) {
    const accuracy = values[steps.findLastIndex((step) => step <= checkpoint.step)];
    if (accuracy === undefined || accuracy < highest) continue;
    best = checkpoint;
    highest = accuracy;
  }
  return best;
}

interface TakesRoom {
  readonly bytes: number;
  /** Whatever grows with time. */
  readonly lastUsed: number;
  /** It stays, whatever room it takes. */
  readonly needed: boolean;
}

/** What has to go until the rest takes at most `limit` bytes: the longest unused first, in the order in which they are given. */
export function overLimit<One extends TakesRoom>(all: readonly One[], limit: number): One[] {
  let excess = all.reduce((sum, { bytes }) => sum + bytes, 0) - limit;
  const going: One[] = [];
  for (const one of [...all].sort((a, b) => a.lastUsed - b.lastUsed)) {
    if (excess <= 0) break;
    if (one.needed) continue;
    going.push(one);
    excess -= one.bytes;
  }
  return going;
}
