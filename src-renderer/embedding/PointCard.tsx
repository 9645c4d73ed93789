import type { Size } from '../charts/figure/plotArea';
import { ClassMarker } from './ClassMarker';
import styles from './EmbeddingView.module.css';
import type { Sample } from './frames/embeddingStore';
import type { Place } from './pointNear';
import { sheetTile } from './sheetTile';

/** As large as the card gets, with a class name of two lines. */
const card = { width: 120, height: 160 };
const distance = 12;

interface PointCardProps {
  readonly index: number;
  readonly place: Place;
  readonly sample: Sample;
  readonly size: Size;
}

/** The image of a point with its class, beside the point and inside the picture. */
export function PointCard({ index, place, sample, size }: PointCardProps) {
  const { labels, classNames, sheet, columns } = sample;
  const label = labels[index] ?? 0;
  const right = place.x + distance;
  const left = right + card.width > size.width ? place.x - distance - card.width : right;
  const top = Math.max(0, Math.min(size.height - card.height, place.y - card.height / 2));
  return (
    <div className={styles.card} style={{ left, top, width: card.width }} aria-hidden>
      <div
        className={styles.image}
        style={{ backgroundImage: `url(${sheet})`, ...sheetTile(index, { columns, count: labels.length }) }}
      />
      <span className={styles.cardName}>
        <ClassMarker label={label} />
        {classNames[label] ?? `class ${label}`}
        <span className={styles.count}>{index + 1}</span>
      </span>
    </div>
  );
}
