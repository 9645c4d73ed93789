import { memo, useMemo } from 'react';
import { classLook } from './classLook';
import styles from './EmbeddingView.module.css';
import type { Place } from './pointNear';

interface PointsProps {
  readonly places: readonly Place[];
  readonly labels: readonly number[];
  readonly isolated: number | null;
}

/** A marker for each image; one class after the other, the one that stands out on top. */
export const Points = memo(function Points({ places, labels, isolated }: PointsProps) {
  const classes = useMemo(() => [...new Set(labels)].sort((a, b) => a - b), [labels]);
  const order = isolated === null ? classes : [...classes.filter((label) => label !== isolated), isolated];
  return order.map((label) => {
    const { outline, token } = classLook(label);
    return (
      <g
        key={label}
        className={styles.points}
        fill={`var(${token})`}
        data-dim={isolated !== null && isolated !== label}
      >
        {places.map(({ x, y }, index) =>
          labels[index] === label ? (
            <path key={index} d={outline} style={{ transform: `translate(${x}px, ${y}px)` }} />
          ) : null,
        )}
      </g>
    );
  });
});
