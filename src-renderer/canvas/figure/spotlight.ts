import { type GraphDocument, type GraphEdge, gradientReach, ownerOf, wirePaths } from '@shared/graph';
import { createStore } from 'zustand/vanilla';

/** What a loss trains: lit on the canvas while the rest is dimmed. */
export interface Spotlight {
  readonly loss: string;
  readonly trained: ReadonlySet<string>;
  /** Nodes that the gradient passes on its way. */
  readonly passed: ReadonlySet<string>;
  readonly wires: ReadonlySet<GraphEdge>;
}

/** Follows the gradient of one loss to the modules that it trains, and to all nodes that share their weights. */
export function spotlightOn(document: GraphDocument, loss: string): Spotlight {
  const reach = gradientReach(document, loss);
  const { paths } = wirePaths(document);
  const wires = new Set([...reach.wires].filter((wire) => paths.get(wire) === 'gradient'));
  const trained = document.nodes.filter(({ id }) => reach.modules.has(ownerOf(document, id)));
  return {
    loss,
    trained: new Set(trained.map(({ id }) => id)),
    passed: new Set([loss, ...[...wires].flatMap(({ from, to }) => [from.node, to.node])]),
    wires,
  };
}

export const spotlightStore = createStore<{ readonly spotlight: Spotlight | null }>()(() => ({
  spotlight: null,
}));
