import { useEffect, useMemo, useState } from 'react';
import { useActiveRun } from '../runs/store/stores';
import { Button } from '../ui';
import { ClassLegend } from './ClassLegend';
import { EmbeddingChoices } from './EmbeddingChoices';
import { EmbeddingEmpty, EmbeddingMessage } from './EmbeddingEmpty';
import { EmbeddingNotes } from './EmbeddingNotes';
import styles from './EmbeddingView.module.css';
import { shownFrame } from './frames/shownFrame';
import { embeddingStore, useEmbedding } from './frames/stores';
import { Scatter } from './Scatter';
import { commonReach } from './scatter';
import { Timeline } from './Timeline';

/** Why there is no picture. */
function EmbeddingFailure() {
  const error = useEmbedding((state) => state.error);
  return (
    <EmbeddingMessage title="The embedding could not be shown.">
      {error?.message}{' '}
      <Button look="quiet" onClick={() => void embeddingStore.getState().retry()}>
        Try again
      </Button>
    </EmbeddingMessage>
  );
}

/** The embedding of a fixed sample of test images, checkpoint by checkpoint, of the run that is shown. */
export function EmbeddingView() {
  const run = useActiveRun();
  const embedding = useEmbedding((state) => state);
  const { state, checkpoints, sample, frames, isolated } = embedding;
  const [found, setFound] = useState<number>();
  const reach = useMemo(() => commonReach([...frames.values()].map((one) => one.layout)), [frames]);
  useEffect(() => void embeddingStore.getState().open(run?.id ?? null), [run?.id]);

  if (run === undefined || embedding.run !== run.id) return null;
  const failed = state === 'failed';
  const frame = shownFrame(embedding);
  if (frame === undefined || sample === null) {
    if (failed) return <EmbeddingFailure />;
    return state === 'loading' ? null : <EmbeddingEmpty run={run} checkpoints={checkpoints} />;
  }
  return (
    <div className={styles.container}>
      <div className={styles.view}>
        <div className={styles.controls}>
          <EmbeddingChoices choice={embedding.choice} choose={embedding.choose} />
          {!failed && <EmbeddingNotes />}
        </div>
        <div className={styles.middle}>
          {failed ? (
            <EmbeddingFailure />
          ) : (
            <>
              <Scatter
                frame={frame}
                sample={sample}
                reach={reach}
                isolated={isolated}
                found={found}
                onFind={setFound}
                onRest={() => embedding.isolate(null)}
              />
              <Timeline frame={frame} />
            </>
          )}
        </div>
        <ClassLegend sample={sample} isolated={isolated} onIsolate={embedding.isolate} />
      </div>
    </div>
  );
}
