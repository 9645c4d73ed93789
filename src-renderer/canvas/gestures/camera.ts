import { boxCorner, nodeBox, type Point } from '@shared/figure';
import type { ReactFlowInstance } from '@xyflow/react';
import { documentStore, shownDocument } from '../../document';
import type { CardNode, TieEdge, WireEdge } from '../figure/figure';

type Flow = ReactFlowInstance<CardNode, WireEdge | TieEdge>;

/**
 * Of the boxes to the edges of the canvas; at the bottom stand the tools, at the top the banner of a run, and to the right of
 * a box the shape of what leaves it.
 */
const padding = { top: '24px', right: '40px', bottom: '48px', left: '20px' } as const;
const underBanner = { ...padding, top: '60px' } as const;
const closest = 1.15;
const glide = 220;

let flow: Flow | undefined;
let region: HTMLElement | undefined;

/** Nothing flies where a person asked for less motion. */
function duration(): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : glide;
}

/** Moves the view of the canvas, for commands and lists that are outside of it. */
export const camera = {
  attach(instance: Flow, element: HTMLElement): void {
    flow = instance;
    region = element;
  },
  /** Brings the whole figure into view; an empty canvas is seen at its full size. */
  fit({ gliding = true } = {}): void {
    // React Flow would keep the wish until there are nodes, and leap at the first one.
    if (shownDocument(documentStore.getState()).nodes.length === 0) {
      void flow?.setViewport({ x: 0, y: 0, zoom: 1 });
      return;
    }
    const isRun = documentStore.getState().viewed !== null;
    void flow?.fitView({
      padding: isRun ? underBanner : padding,
      maxZoom: closest,
      duration: gliding ? duration() : 0,
    });
  },
  zoomBy(factor: number): void {
    void flow?.zoomTo(flow.getZoom() * factor, { duration: duration() });
  },
  /** Brings a node to the middle of the view. */
  show(id: string): void {
    const node = flow?.getNode(id)?.data.node;
    if (flow === undefined || node === undefined) return;
    const corner = boxCorner(node);
    const { width, height } = nodeBox(node);
    const zoom = Math.max(flow.getZoom(), 0.9);
    void flow.setCenter(corner.x + width / 2, corner.y + height / 2, { zoom, duration: duration() });
  },
  /** The point of the document in the middle of the view. */
  middle(): Point {
    if (flow === undefined || region === undefined) return { x: 0, y: 0 };
    const { left, top, width, height } = region.getBoundingClientRect();
    return flow.screenToFlowPosition({ x: left + width / 2, y: top + height / 2 });
  },
} as const;
