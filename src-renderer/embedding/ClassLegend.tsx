import { formatCount } from '@shared/metric';
import { useMemo } from 'react';
import { ClassMarker } from './ClassMarker';
import styles from './EmbeddingView.module.css';
import type { Sample } from './frames/embeddingStore';
import { embeddingStore, useEmbedding } from './frames/stores';

/** The classes of the sample with their counts; one that is pressed stands out alone. */
export function ClassLegend({ labels, classNames }: Sample) {
  const isolated = useEmbedding((state) => state.isolated);
  const counts = useMemo(() => {
    const byLabel = new Map<number, number>();
    for (const label of labels) byLabel.set(label, (byLabel.get(label) ?? 0) + 1);
    return [...byLabel].sort(([a], [b]) => a - b);
  }, [labels]);
  return (
    <ul className={styles.legend} aria-label="Classes" data-isolated={isolated !== null}>
      {counts.map(([label, count]) => (
        <li key={label}>
          <button
            type="button"
            className={styles.class}
            aria-pressed={isolated === label}
            onClick={() => embeddingStore.getState().isolate(label)}
          >
            <ClassMarker label={label} />
            <span className={styles.className}>{classNames[label] ?? `class ${label}`}</span>
            <span className={styles.count}>{formatCount(count)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
