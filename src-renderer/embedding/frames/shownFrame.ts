import type { Projection } from '../layout/projection';
import type { EmbeddingState } from './embeddingStore';
import { neighbourOf } from './frameOrder';

export interface ShownFrame {
  /** The checkpoint that was asked for. */
  readonly step: number;
  /** Its layout, or its nearest neighbour's until it has one; undefined before the first. */
  readonly projection: Projection | undefined;
  /** The layout is not yet its own. */
  readonly pending: boolean;
}

/** The frame in view: the chosen checkpoint, else the last. Undefined where there are no checkpoints. */
export function shownFrame({
  steps,
  step,
  frames,
}: Pick<EmbeddingState, 'steps' | 'step' | 'frames'>): ShownFrame | undefined {
  const wanted = step ?? steps.at(-1);
  if (wanted === undefined) return undefined;
  const own = frames.get(wanted);
  const neighbour = neighbourOf(wanted, new Set(frames.keys()));
  return {
    step: wanted,
    projection: own ?? (neighbour === undefined ? undefined : frames.get(neighbour)),
    pending: own === undefined,
  };
}
