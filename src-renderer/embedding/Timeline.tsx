import { formatCount } from '@shared/metric';
import { Pause, Play } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '../ui';
import styles from './EmbeddingView.module.css';
import type { ShownFrame } from './frames/shownFrame';
import { embeddingStore, useEmbedding } from './frames/stores';

/** Milliseconds that a checkpoint stays in view; the points move for a part of them. */
const pace = 700;

/** Moves on from checkpoint to checkpoint, to the last; waits for one that is still being laid out. */
function usePlaying(frame: ShownFrame) {
  const [playing, setPlaying] = useState(false);
  const { steps, frames } = useEmbedding((state) => state);
  const next = steps[steps.indexOf(frame.step) + 1];
  const ready = next !== undefined && frames.has(next);
  useEffect(() => {
    if (!playing) return;
    if (next === undefined) {
      setPlaying(false);
      return;
    }
    if (!ready) return;
    const timer = setTimeout(() => embeddingStore.getState().show(next), pace);
    return () => clearTimeout(timer);
  }, [playing, next, ready]);
  const toggle = () => {
    const [first] = steps;
    if (!playing && next === undefined && first !== undefined) embeddingStore.getState().show(first);
    setPlaying(!playing);
  };
  return { playing, toggle };
}

/** The checkpoints: a slider over them, and play. */
export function Timeline({ frame }: { readonly frame: ShownFrame }) {
  const steps = useEmbedding((state) => state.steps);
  const { playing, toggle } = usePlaying(frame);
  const index = Math.max(0, steps.indexOf(frame.step));
  const text = `step ${formatCount(frame.step)}`;
  return (
    <div className={styles.timeline}>
      <IconButton
        label={playing ? 'Pause' : 'Play the checkpoints'}
        disabled={steps.length < 2}
        onClick={toggle}
      >
        {playing ? <Pause /> : <Play />}
      </IconButton>
      <input
        type="range"
        className={styles.slider}
        aria-label="Checkpoint"
        aria-valuetext={text}
        min={0}
        max={Math.max(1, steps.length - 1)}
        step={1}
        value={steps.length < 2 ? 1 : index}
        disabled={steps.length < 2}
        onChange={({ target }) => {
          const step = steps[Number(target.value)];
          if (step !== undefined) embeddingStore.getState().show(step);
        }}
      />
      <span className={styles.step} data-pending={frame.pending}>
        {text}
      </span>
    </div>
  );
}
