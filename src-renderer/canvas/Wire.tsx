import {
  curveAngle,
  curvePath,
  curvePoint,
  cutPoint,
  type Edge,
  nodeBox,
  type PlacedPort,
  portOn,
  type WireCurve,
  type WireEnd,
  wireCurve,
} from '@shared/figure';
import { type EdgeProps, useInternalNode } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { type CardNode, readHandle, type WireEdge } from './figure/figure';
import { kindColour } from './figure/kinds';
import { spotlightStore } from './figure/spotlight';
import { dropTargetStore } from './gestures/dropTarget';
import styles from './Wire.module.css';

/** Where an end of a wire is right now, while its node is being dragged too. */
function useWireEnd(
  id: string,
  handle: string | null | undefined,
  side: PlacedPort['side'],
): WireEnd | undefined {
  const internal = useInternalNode<CardNode>(id);
  const end = readHandle(handle);
  const port = internal && end && portOn(nodeBox(internal.data.node), end, side);
  if (port === undefined) return undefined;
  const corner = internal?.internals.positionAbsolute ?? { x: 0, y: 0 };
  return { edge: port.edge, x: corner.x + port.x, y: corner.y + port.y };
}

/** A wire: solid on the gradient path, dashed on the stop-gradient path, with a cut mark where the gradient ends. */
export const Wire = memo(function Wire({
  source,
  target,
  sourceHandleId,
  targetHandleId,
  selected,
  data,
}: EdgeProps<WireEdge>) {
  const start = useWireEnd(source, sourceHandleId, 'outputs');
  const end = useWireEnd(target, targetHandleId, 'inputs');
  const wire = data?.wire;
  const light = useStore(spotlightStore, ({ spotlight }) => {
    if (spotlight === null || wire === undefined) return undefined;
    return spotlight.wires.has(wire) ? 'lit' : 'dim';
  });
  const isTarget = useStore(dropTargetStore, ({ bundle }) => wire !== undefined && bundle.includes(wire));
  if (start === undefined || end === undefined || data === undefined) return null;
  const curve = wireCurve(start, end);
  const path = curvePath(curve);
  return (
    <g
      className={styles.wire}
      style={{ '--hue': kindColour(data.kind) }}
      data-testid={`wire-${data.path}`}
      data-path={data.path}
      data-cut={data.cut}
      data-bad={data.bad}
      data-selected={selected === true}
      data-light={light}
      data-target={isTarget}
    >
      <path className={styles.line} d={path} />
      <Arrow at={end} />
      {data.cut && <CutMark curve={curve} />}
      <path className={styles.hit} d={path} />
    </g>
  );
});

const arrowTurn: Readonly<Record<Edge, number>> = { left: 0, top: 90, right: 180, bottom: 270 };

function Arrow({ at }: { readonly at: WireEnd }) {
  return (
    <path
      className={styles.arrow}
      d="M0,0 L-7.5,-3.6 L-7.5,3.6 Z"
      transform={`translate(${at.x} ${at.y}) rotate(${arrowTurn[at.edge]})`}
    />
  );
}

/** Two strokes through the wire, as papers mark a stop-gradient. */
function CutMark({ curve }: { readonly curve: WireCurve }) {
  const t = cutPoint(curve);
  const { x, y } = curvePoint(curve, t);
  return (
    <g transform={`translate(${x} ${y}) rotate(${curveAngle(curve, t)})`}>
      <path className={styles.gap} d="M-3,0 L3,0" />
      <path className={styles.cut} d="M-4.5,5.5 L-0.5,-5.5 M0.5,5.5 L4.5,-5.5" />
    </g>
  );
}
