import { EdgeLabelRenderer, type EdgeProps, useInternalNode } from '@xyflow/react';
import { memo } from 'react';
import type { CardNode, TieEdge } from './figure/figure';
import styles from './Wire.module.css';

function useBox(id: string) {
  const internal = useInternalNode<CardNode>(id);
  if (internal === undefined) return undefined;
  const { x, y } = internal.internals.positionAbsolute;
  const { width = 0, height = 0 } = internal.measured;
  return { middle: x + width / 2, top: y, bottom: y + height };
}

/** Says that two boxes are one module: a dotted line between them. */
export const Tie = memo(function Tie({ source, target }: EdgeProps<TieEdge>) {
  const owner = useBox(source);
  const other = useBox(target);
  if (owner === undefined || other === undefined) return null;
  const below = other.top >= owner.bottom;
  const from = { x: owner.middle, y: below ? owner.bottom : owner.top };
  const to = { x: other.middle, y: below ? other.top : other.bottom };
  const bend = (to.y - from.y) / 2;
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return (
    <>
      <path
        className={styles.tie}
        d={`M${from.x},${from.y} C${from.x},${from.y + bend} ${to.x},${to.y - bend} ${to.x},${to.y}`}
      />
      <EdgeLabelRenderer>
        <span
          className={styles.tieLabel}
          style={{ transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)` }}
        >
          same weights
        </span>
      </EdgeLabelRenderer>
    </>
  );
});
