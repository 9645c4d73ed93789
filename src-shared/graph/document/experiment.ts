import type { GraphDocument } from './document';

/**
 * What a run of a document computes with, but for its seed: nodes with their ids and parameters, wires and settings. Names,
 * labels and places do not count.
 */
export function experimentOf({ nodes, edges, training: { seed: _seed, ...training } }: GraphDocument) {
  return {
    nodes: nodes.map(({ position: _position, label: _label, ...node }) => node),
    edges,
    training,
  };
}
