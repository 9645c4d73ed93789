import type { Point } from '@shared/figure';
import { analyse, type GraphDocument } from '@shared/graph';
import { ReactFlow, ReactFlowProvider } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { shownDocument, useDocument } from '../document';
import styles from './Canvas.module.css';
import { CanvasTools } from './CanvasTools';
import {
  type CardNode,
  figureNodes,
  figureTies,
  figureWires,
  type TieEdge,
  type WireEdge,
} from './figure/figure';
import { spotlightStore } from './figure/spotlight';
import { camera } from './gestures/camera';
import { useConnecting } from './gestures/useConnecting';
import { useDropping } from './gestures/useDropping';
import { useMoving } from './gestures/useMoving';
import { useSelecting } from './gestures/useSelecting';
import { useSpotlight } from './gestures/useSpotlight';
import { Legend } from './Legend';
import { NodeCard } from './NodeCard';
import { ProblemList } from './ProblemList';
import { RunBanner } from './RunBanner';
import { Tie } from './Tie';
import { Wire } from './Wire';

const nodeTypes = { card: NodeCard };
const edgeTypes = { wire: Wire, tie: Tie };
const nowhere: ReadonlyMap<string, Point> = new Map();

/** The figure on the canvas, with nodes where they are being dragged and marked where they are selected. */
function useFigure(document: GraphDocument, readOnly: boolean, moving: ReadonlyMap<string, Point>) {
  const analysis = analyse(document);
  const selection = useDocument((state) => state.selection);
  const nodes = useMemo(() => figureNodes(document, analysis, readOnly), [document, analysis, readOnly]);
  const wires = useMemo(() => figureWires(document, analysis), [document, analysis]);
  const ties = useMemo(() => figureTies(document), [document]);
  const selected = useMemo(
    () => ({ nodes: new Set(selection.nodes), edges: new Set(selection.edges) }),
    [selection],
  );
  return {
    nodes: useMemo(
      () =>
        nodes.map((node) => {
          const position = moving.get(node.id);
          const marked = selected.nodes.has(node.id) ? { ...node, selected: true } : node;
          return position === undefined ? marked : { ...marked, position, dragging: true };
        }),
      [nodes, moving, selected],
    ),
    edges: useMemo(
      () => [
        ...ties,
        ...wires.map((edge) =>
          edge.data !== undefined && selected.edges.has(edge.data.wire) ? { ...edge, selected: true } : edge,
        ),
      ],
      [wires, ties, selected],
    ),
  };
}

/** Fits the figure when another document arrives, and again when the canvas changes size, until a person moves the view. */
function useFitting(region: React.RefObject<HTMLDivElement | null>) {
  const arrival = useDocument((state) => state.arrival);
  const follows = useRef(true);
  useEffect(() => {
    follows.current = true;
    // The figure is in React Flow's store one frame after it is on the page.
    const frame = requestAnimationFrame(() => camera.fit({ gliding: arrival > 1 }));
    return () => cancelAnimationFrame(frame);
  }, [arrival]);
  useEffect(() => {
    const element = region.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      if (follows.current) camera.fit({ gliding: false });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [region]);
  return (event: unknown) => {
    if (event !== null) follows.current = false;
  };
}

function CanvasFlow() {
  const document = useDocument(shownDocument);
  const readOnly = useDocument((state) => state.viewed !== null);
  const region = useRef<HTMLDivElement>(null);
  const [moving, setMoving] = useState(nowhere);
  const figure = useFigure(document, readOnly, moving);
  const onMoveStart = useFitting(region);
  const select = useSelecting(document);
  const move = useMoving(document, setMoving);
  const connecting = useConnecting(document);
  const dropping = useDropping(document, readOnly);
  const spotlight = useSpotlight(document);
  return (
    <div
      ref={region}
      className={styles.region}
      data-testid="canvas"
      data-connecting={connecting.active}
      // Text that is selected elsewhere would be what Copy copies.
      onPointerDownCapture={() => window.getSelection()?.removeAllRanges()}
    >
      <ReactFlow<CardNode, WireEdge | TieEdge>
        {...dropping}
        onFocus={spotlight.onFocus}
        onBlur={spotlight.onBlur}
        aria-label={readOnly ? 'Architecture of the run' : 'Architecture'}
        nodes={figure.nodes}
        edges={figure.edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onInit={(flow) => {
          if (region.current !== null) camera.attach(flow, region.current);
          camera.fit({ gliding: false });
        }}
        onNodesChange={(changes) => {
          select.nodes(changes);
          move.onNodesChange(changes);
        }}
        onEdgesChange={select.edges}
        onNodeDragStart={() => spotlightStore.setState({ spotlight: null })}
        onNodeDrag={move.onNodeDrag}
        onNodeMouseEnter={({ buttons }, { id }) => {
          // Whatever is in hand is seen from end to end.
          if (buttons === 0) spotlight.show(id);
        }}
        onNodeMouseLeave={spotlight.clear}
        onMoveStart={onMoveStart}
        onConnectStart={() => {
          spotlight.clear();
          connecting.onConnectStart();
        }}
        onConnectEnd={connecting.onConnectEnd}
        onReconnectStart={connecting.onReconnectStart}
        onReconnect={connecting.onReconnect}
        onReconnectEnd={connecting.onReconnectEnd}
        isValidConnection={connecting.isValid}
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        edgesReconnectable={!readOnly}
        connectOnClick={false}
        connectionRadius={18}
        reconnectRadius={8}
        deleteKeyCode={null}
        multiSelectionKeyCode={['Meta', 'Control', 'Shift']}
        zoomOnDoubleClick={false}
        nodeDragThreshold={3}
        minZoom={0.02}
        maxZoom={2.5}
        elevateEdgesOnSelect
        proOptions={{ hideAttribution: true }}
      />
      {document.nodes.length === 0 && (
        <p className={styles.empty}>
          Drag nodes here from the palette, or open an architecture of the gallery.
        </p>
      )}
      <RunBanner />
      <ProblemList />
      <Legend />
      <CanvasTools readOnly={readOnly} />
    </div>
  );
}

/** The document on the canvas, as a figure that can be edited. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <CanvasFlow />
    </ReactFlowProvider>
  );
}
