import { formatCount, formatPercent } from '@shared/metric';
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import { useSize } from '../charts/useSize';
import styles from './EmbeddingView.module.css';
import type { Sample } from './frames/embeddingStore';
import type { ShownFrame } from './frames/shownFrame';
import { PointCard } from './PointCard';
import { Points } from './Points';
import { type Direction, directions, pointBeside, pointNear } from './pointNear';
import { placesOf } from './scatter';

/** Pixels from which the pointer finds a point. */
const pointerReach = 14;

function isDirection(key: string): key is Direction {
  return key in directions;
}

function sharesText([x, y]: readonly [number, number]): string {
  if (x + y === 0) return 'No variance: all images lie on one point';
  return `x ${formatPercent(x)}, y ${formatPercent(y)} of the variance`;
}

function imageName({ labels, classNames }: Sample, index: number): string {
  const label = labels[index] ?? 0;
  return `image ${index + 1}, ${classNames[label] ?? `class ${label}`}`;
}

export interface ScatterProps {
  readonly frame: ShownFrame;
  readonly sample: Sample;
  /** How far the points reach along x and y in all pictures of one scale. */
  readonly reach: readonly [number, number];
  /** The class that stands out; null shows all alike. */
  readonly isolated: number | null;
  /** The image that is marked. */
  readonly found: number | undefined;
  readonly onFind: (image: number | undefined) => void;
  readonly onRest: () => void;
  /** What the picture is of, before its step. */
  readonly name?: string;
}

/** The images of the sample in the plane; arrow keys go from image to image. */
export function Scatter(props: ScatterProps) {
  const { frame, sample, reach, isolated, found, onFind, onRest, name = 'Images' } = props;
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  /** The pointer or the keyboard is on this picture: it shows the image itself too. */
  const [reached, setReached] = useState(false);
  const { labels } = sample;
  const layout = frame.projection?.layout;
  const shares = frame.projection?.shares ?? null;
  const [reachX, reachY] = reach;
  const places = useMemo(
    () => (size === undefined || layout === undefined ? [] : placesOf(layout, [reachX, reachY], size)),
    [layout, reachX, reachY, size],
  );
  const shown = places.map((place, index) =>
    isolated === null || labels[index] === isolated ? place : undefined,
  );
  const find = (image: number | undefined) => {
    setReached(image !== undefined);
    onFind(image);
  };
  const place = found === undefined ? undefined : shown[found];

  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    find(pointNear(shown, { x: event.clientX - left, y: event.clientY - top }, pointerReach));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape') {
      find(undefined);
      onRest();
    }
    if (!isDirection(event.key)) return;
    event.preventDefault();
    const middle = size === undefined ? undefined : { x: size.width / 2, y: size.height / 2 };
    if (found !== undefined && place !== undefined) find(pointBeside(shown, found, event.key));
    else if (middle !== undefined) find(pointNear(shown, middle, Number.POSITIVE_INFINITY));
  };

  return (
    <div
      ref={element}
      className={styles.plot}
      role="slider"
      tabIndex={0}
      aria-label={`${name} at step ${formatCount(frame.step)}`}
      aria-valuemin={1}
      aria-valuemax={labels.length}
      aria-valuenow={(found ?? 0) + 1}
      aria-valuetext={place === undefined ? 'no image chosen' : imageName(sample, found ?? 0)}
      onPointerMove={onPointerMove}
      onPointerLeave={() => find(undefined)}
      onKeyDown={onKeyDown}
      onBlur={() => find(undefined)}
    >
      {size !== undefined && (
        <svg className={styles.picture} width={size.width} height={size.height} aria-hidden>
          <path
            className={styles.axes}
            d={`M0 ${size.height / 2 + 0.5}H${size.width}M${size.width / 2 + 0.5} 0V${size.height}`}
          />
          <Points places={places} labels={labels} isolated={isolated} />
          {place !== undefined && <circle className={styles.ring} cx={place.x} cy={place.y} r={7} />}
        </svg>
      )}
      {shares !== null && <p className={styles.shares}>{sharesText(shares)}</p>}
      {reached && found !== undefined && place !== undefined && size !== undefined && (
        <PointCard index={found} place={place} sample={sample} size={size} />
      )}
    </div>
  );
}
