import { formatCount, formatPercent } from '../runs/format';
import styles from './EmbeddingView.module.css';
import type { ShownFrame } from './shownFrame';
import { useEmbedding } from './stores';

/** How the picture is to be read: what its axes are, and what is still being laid out. */
export function EmbeddingNotes({ frame }: { readonly frame: ShownFrame }) {
  const { steps, kept, frames, choice } = useEmbedding((state) => state);
  const done = steps.filter((step) => frames.byStep.has(step)).length;
  const { projection } = frame;
  return (
    <div className={styles.notes}>
      {projection?.shares !== null && projection !== undefined && <Shares shares={projection.shares} />}
      {choice.method === 'umap' && (
        <p>Each checkpoint starts from its neighbour’s layout; the seed is fixed.</p>
      )}
      {frames.anchor !== null && <p>Turned to match step {formatCount(frames.anchor)}; one scale for all.</p>}
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

function Shares({ shares: [x, y] }: { readonly shares: readonly [number, number] }) {
  if (x + y === 0) return <p>No variance: all images lie on one point.</p>;
  return (
    <dl className={styles.shares}>
      <dt>Variance, x</dt>
      <dd>{formatPercent(x)}</dd>
      <dt>y</dt>
      <dd>{formatPercent(y)}</dd>
    </dl>
  );
}
