import { nodeType } from '../../nodes/registry';
import type { Endpoint, GraphDocument } from '../document/document';
import { findNode, wiresInto } from '../document/lookup';
import { takesWeights } from '../document/objective';
import type { NodeTypes } from './inferTypes';

type Types = ReadonlyMap<string, NodeTypes>;

/**
 * What a watched embedding is to a run: its representation z, anything else that enters a loss, such as a prediction p,
 * or what a probe alone looks at.
 */
export const tapRoles = ['representation', 'loss', 'probe'] as const;
export type TapRole = (typeof tapRoles)[number];

/** An output whose embedding the collapse measures watch. */
export interface Tap {
  /** Names its metrics: the node's id, with the port where a node has several watched outputs. */
  readonly id: string;
  readonly node: string;
  readonly port: string;
  readonly dim: number;
  /** `representation`: it is z, by which a run is summed up. */
  readonly role: TapRole;
}

/** The encoder that accuracy is measured on: the last one whose output is an embedding. */
export function backbone(document: GraphDocument, order: readonly string[]): Endpoint | undefined {
  return lastOf(document, order, (type) => type.group === 'encoder');
}

function lastOf(
  document: GraphDocument,
  order: readonly string[],
  matches: (type: NonNullable<ReturnType<typeof nodeType>>) => boolean,
): Endpoint | undefined {
  for (const id of [...order].reverse()) {
    const node = findNode(document, id);
    const type = node && nodeType(node.type);
    if (node === undefined || type === undefined || !matches(type)) continue;
    if (node.weightsOf !== undefined || takesWeights(document, id)) continue;
    const port = Object.keys(type.outputs)[0];
    if (port !== undefined) return { node: id, port, lane: 0 };
  }
  return undefined;
}

/** z: what the last projector gives, else the backbone's output. */
function representation(document: GraphDocument, order: readonly string[]): Endpoint | undefined {
  return lastOf(document, order, (type) => type.representation) ?? backbone(document, order);
}

/** Looks through stop-gradients, scales and normalisations at the module whose output it is. */
function behindPassThrough(document: GraphDocument, types: Types, end: Endpoint): Endpoint {
  const node = findNode(document, end.node);
  // Nodes of a cycle have no types.
  if (node === undefined || !types.has(node.id) || nodeType(node.type)?.passThrough !== true) return end;
  const wire = wiresInto(document, node.id).find(({ to }) => to.lane === end.lane);
  return wire === undefined ? end : behindPassThrough(document, types, wire.from);
}

/** What is watched: z first, then every embedding that enters a loss or a probe, each output once. */
export function findTaps(document: GraphDocument, order: readonly string[], types: Types): Tap[] {
  const primary = representation(document, order);
  const watched = document.nodes.flatMap((node) =>
    wiresInto(document, node.id)
      .filter(({ to }) => nodeType(node.type)?.inputs[to.port]?.watched === true)
      .map(({ from }) => ({
        ...behindPassThrough(document, types, from),
        role: nodeType(node.type)?.group === 'probe' ? ('probe' as const) : ('loss' as const),
      })),
  );
  // An embedding that enters a loss and a probe is there for the loss.
  watched.sort((a, b) => tapRoles.indexOf(a.role) - tapRoles.indexOf(b.role));
  const taps: Tap[] = [];
  const z = primary === undefined ? [] : [{ ...primary, role: 'representation' as const }];
  for (const { node, port, role } of [...z, ...watched]) {
    const type = types.get(node)?.outputs[port];
    if (type?.kind !== 'embedding') continue;
    if (taps.some((tap) => tap.node === node && tap.port === port)) continue;
    const id = taps.some((tap) => tap.node === node) ? `${node}-${port}` : node;
    taps.push({ id, node, port, dim: type.dim, role });
  }
  return taps;
}
