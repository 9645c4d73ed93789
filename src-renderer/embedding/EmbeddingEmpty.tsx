import type { Run } from '@shared/api';
import { formatCount } from '@shared/metric';
import { isActive } from '@shared/run';
import { ScatterChart } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHistory } from '../runs/store/stores';
import styles from './EmbeddingView.module.css';

/** A sentence in the place of the picture. */
export function EmbeddingMessage({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      <ScatterChart aria-hidden />
      <p>
        <b>{title}</b>
        <br />
        {children}
      </p>
    </div>
  );
}

/** When the embedding of a run is kept; without the cadence until the run's document is read. */
function cadence(checkpointEvery: number | undefined): string {
  if (checkpointEvery === undefined || checkpointEvery === 0)
    return 'with every checkpoint: at each pause and at the end';
  return `with every checkpoint: every ${formatCount(checkpointEvery)} steps, at each pause and at the end`;
}

/** A run without an embedding: when there will be one, or how to get one. */
export function EmbeddingEmpty({ run, checkpoints }: { readonly run: Run; readonly checkpoints: number }) {
  const { document } = useHistory(run.id);
  const kept = `The embedding of 500 test images is kept ${cadence(document?.training.checkpointEvery)}.`;
  if (isActive(run))
    return <EmbeddingMessage title="The picture appears with the first checkpoint.">{kept}</EmbeddingMessage>;
  return (
    <EmbeddingMessage title={`Run ${run.number} has no embedding.`}>
      {checkpoints > 0
        ? 'It was trained before embeddings were kept. '
        : 'It ended before its first checkpoint was written. '}
      Press “Edit a copy” and train that. {kept}
    </EmbeddingMessage>
  );
}
