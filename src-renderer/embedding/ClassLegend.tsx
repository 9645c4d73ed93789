import { formatCount } from '@shared/metric';
import { useMemo } from 'react';
import { ClassMarker } from './ClassMarker';
import styles from './EmbeddingView.module.css';
import type { Sample } from './frames/embeddingStore';

interface ClassLegendProps {
  readonly sample: Sample;
  /** The class that stands out; null shows all alike. */
  readonly isolated: number | null;
  readonly onIsolate: (label: number) => void;
}

/** The classes of the sample with their counts; one that is pressed stands out alone. */
export function ClassLegend({ sample, isolated, onIsolate }: ClassLegendProps) {
  const { labels, classNames } = sample;
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
            onClick={() => onIsolate(label)}
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
