import { nodeType } from '../../nodes/registry';
import { portOf } from './checkWires';
import type { Endpoint, GraphDocument, GraphEdge } from './document';
import { findNode, wiresFrom, wiresInto } from './lookup';

/** Outputs of kind loss that no wire takes: a document has exactly one, and that is minimised. */
export function openLosses(document: GraphDocument): Endpoint[] {
  return document.nodes.flatMap((node) =>
    Object.entries(nodeType(node.type)?.outputs ?? {})
      .filter(([, port]) => port.kinds.includes('loss'))
      .filter(
        ([name]) =>
          !wiresFrom(document, node.id).some(
            ({ from, to }) => from.port === name && portOf(document, to, 'inputs'),
          ),
      )
      .map(([port]) => ({ node: node.id, port, lane: 0 })),
  );
}

/** Inputs through which no gradient goes back, per node type: a stop-gradient's, and the target g of a gradient loss. */
function blocks(document: GraphDocument, { to }: GraphEdge): boolean {
  const type = findNode(document, to.node)?.type ?? '';
  return nodeType(type)?.inputs[to.port]?.noGradient === true;
}

/**
 * Wires and modules that the gradient of a loss node reaches, lane by lane: what the canvas lights when the
 * loss is hovered, and which wires are the gradient path (GP) rather than the stop-gradient path (SGP). With `port`
 * only what it reaches through that input of the loss.
 */
export function gradientReach(
  document: GraphDocument,
  loss: string,
  port?: string,
): { modules: ReadonlySet<string>; wires: ReadonlySet<GraphEdge> } {
  const modules = new Set<string>();
  const wires = new Set<GraphEdge>();
  const visit = (node: string, lane: number | undefined) => {
    const definition = nodeType(findNode(document, node)?.type ?? '');
    if (definition?.ownsWeights === true && !takesWeights(document, node))
      modules.add(ownerOf(document, node));
    for (const wire of wiresInto(document, node)) {
      if (wires.has(wire) || blocks(document, wire)) continue;
      if (port !== undefined && node === loss && wire.to.port !== port) continue;
      const laned = definition?.inputs[wire.to.port]?.laned === true;
      if (lane !== undefined && laned && definition?.mixesLanes !== true && wire.to.lane !== lane) continue;
      wires.add(wire);
      visit(wire.from.node, outputLane(document, wire));
    }
  };
  visit(loss, undefined);
  return { modules, wires };
}

/** The lane in which a wire leaves its node, or undefined where the output has none. */
function outputLane(document: GraphDocument, { from }: GraphEdge): number | undefined {
  return portOf(document, from, 'outputs')?.laned === true ? from.lane : undefined;
}

/** The input port through which a module takes another's weights in place of own ones. */
export const weightsPort = 'weights';

/** It is a module whose weights come in by a wire, such as BYOL's target: it trains none of its own. */
export function takesWeights(document: GraphDocument, id: string): boolean {
  const type = nodeType(findNode(document, id)?.type ?? '');
  return type?.ownsWeights === true && wiresInto(document, id).some(({ to }) => to.port === weightsPort);
}

/** The node whose weights a module uses. */
export function ownerOf(document: GraphDocument, id: string): string {
  return findNode(document, id)?.weightsOf ?? id;
}
