import { nodeType } from '../../nodes/registry';
import type { GraphDocument, GraphNode } from '../document/document';
import { wiresInto } from '../document/lookup';
import { gradientReach } from '../document/objective';

/** A loss whose gradient can be taken apart: see lensMetrics of src-shared/metrics. */
export interface Lens {
  readonly loss: string;
  /** The input A by which the gradient is taken: the one that trains an encoder, else any that trains. */
  readonly moved: string;
  /** The first watched input: what the loss pulls, p in SimSiam's. */
  readonly pulled: string;
  /** The watched input that stands for the other view where A has one branch. */
  readonly partner: string | null;
}

/** The losses of a document that pull watched embeddings and train something by it. */
export function findLenses(document: GraphDocument): Lens[] {
  return document.nodes.flatMap((node) => lensOf(document, node) ?? []);
}

function lensOf(document: GraphDocument, node: GraphNode): Lens | undefined {
  const type = nodeType(node.type);
  if (type?.group !== 'loss') return undefined;
  const wired = new Set(wiresInto(document, node.id).map(({ to }) => to.port));
  const watched = Object.entries(type.inputs)
    .filter(([name, port]) => port.watched === true && wired.has(name))
    .map(([name]) => name);
  const reached = watched.map((port) => ({ port, ...gradientReach(document, node.id, port) }));
  const trainsEncoder = ({ modules }: (typeof reached)[number]) =>
    document.nodes.some(({ id, type }) => modules.has(id) && nodeType(type)?.group === 'encoder');
  const moved = (reached.find(trainsEncoder) ?? reached.find(({ modules }) => modules.size > 0))?.port;
  const [pulled] = watched;
  if (moved === undefined || pulled === undefined) return undefined;
  return { loss: node.id, moved, pulled, partner: watched.find((port) => port !== moved) ?? null };
}
