import { formatCount } from '@shared/metric';
import styles from './EmbeddingView.module.css';
import { useEmbedding } from './frames/stores';
import type { Method } from './layout/projection';

/** How checkpoints are made to compare. */
const matched: Record<Method, string> = {
  pca: 'is turned to match its neighbour',
  umap: 'starts from its neighbour’s layout',
};

/** How the picture is to be read: what its axes are, and what is still being laid out. */
export function EmbeddingNotes() {
  const { steps, kept, frames, choice } = useEmbedding((state) => state);
  const done = steps.filter((step) => frames.has(step)).length;
  return (
    <div className={styles.notes}>
      {choice.method === 'umap' && <p>Neighbourhoods count here; distances between groups do not.</p>}
      <p>Each checkpoint {matched[choice.method]}; one scale for all.</p>
      {steps.length < kept && (
        <p>
          {formatCount(steps.length)} of {formatCount(kept)} checkpoints.
        </p>
      )}
      <output className={styles.progress}>
        {done < steps.length && `Laying out ${done + 1} of ${formatCount(steps.length)}…`}
      </output>
    </div>
  );
}
