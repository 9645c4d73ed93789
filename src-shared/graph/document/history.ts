import { z } from 'zod';
import { trainingSchema } from '../../training';
import { canonicalJson } from './canonicalJson';
import { edgeSchema, type GraphDocument, nodeSchema } from './document';

const places = z.array(z.number().int().min(0));

/** A document by the places of its parts in the lists of the history. */
const packedDocumentSchema = z
  .object({
    name: z.string(),
    preset: z.string().optional(),
    nodes: places,
    edges: places,
    training: z.number().int().min(0),
  })
  .strict();

/** The steps of undo and redo of a draft; what neighbouring steps have in common stands once. */
export const packedHistorySchema = z
  .object({
    nodes: z.array(nodeSchema),
    edges: z.array(edgeSchema),
    trainings: z.array(trainingSchema),
    past: z.array(packedDocumentSchema),
    future: z.array(packedDocumentSchema),
  })
  .strict();
export type PackedHistory = z.infer<typeof packedHistorySchema>;

/** Documents to go back to, the last one first in line, and to go on to, the first one first in line. */
export interface History {
  readonly past: readonly GraphDocument[];
  readonly future: readonly GraphDocument[];
}

/** About how long a packed history may be, in characters; the documents of a save travel in one request. */
const mostCharacters = 1_000_000;
const ofPart = 150;
const ofPlace = 6;

/** Takes documents as long as there is room for what is new in them. */
function roomFor() {
  const seen = new Set<unknown>();
  let left = mostCharacters;
  return (document: GraphDocument): boolean => {
    for (const part of [...document.nodes, ...document.edges]) {
      left -= seen.has(part) ? ofPlace : ofPart;
      seen.add(part);
    }
    return left >= 0;
  };
}

/** The first documents of a line for which there is room. */
function fitting(documents: readonly GraphDocument[], fits: (document: GraphDocument) => boolean) {
  const over = documents.findIndex((document) => !fits(document));
  return over === -1 ? documents : documents.slice(0, over);
}

/** Collects parts, each once. */
function collector<Part>() {
  const known = new Map<Part, number>();
  return {
    place(part: Part): number {
      const place = known.get(part) ?? known.size;
      known.set(part, place);
      return place;
    },
    parts: () => [...known.keys()],
  };
}

/** Packs a history to be kept; of a very large one the steps that are nearest. */
export function packHistory({ past, future }: History): PackedHistory {
  const nodes = collector<GraphDocument['nodes'][number]>();
  const edges = collector<GraphDocument['edges'][number]>();
  const trainings = collector<GraphDocument['training']>();
  const pack = (document: GraphDocument) => ({
    name: document.name,
    ...(document.preset === undefined ? {} : { preset: document.preset }),
    nodes: document.nodes.map(nodes.place),
    edges: document.edges.map(edges.place),
    training: trainings.place(document.training),
  });
  const fits = roomFor();
  const before = [...fitting([...past].reverse(), fits)].reverse().map(pack);
  const after = fitting(future, fits).map(pack);
  return {
    nodes: nodes.parts(),
    edges: edges.parts(),
    trainings: trainings.parts(),
    past: before,
    future: after,
  };
}

/** Documents to go back and on to, and the one between them. */
export interface Draft extends History {
  readonly document: GraphDocument;
}

/** A draft as it is kept: what its documents have in common is one object again. */
export function unpackHistory(packed: PackedHistory, document: GraphDocument): Draft {
  const { format, version } = document;
  const unpack = ({ training: place, nodes, edges, ...names }: PackedHistory['past'][number]) => {
    const training = packed.trainings[place];
    if (training === undefined) return [];
    return {
      ...names,
      format,
      version,
      nodes: nodes.flatMap((one) => packed.nodes[one] ?? []),
      edges: edges.flatMap((one) => packed.edges[one] ?? []),
      training,
    };
  };
  return {
    past: packed.past.flatMap(unpack),
    future: packed.future.flatMap(unpack),
    document: sharing(packed)(document),
  };
}

type Parts = Pick<GraphDocument, 'nodes' | 'edges'>;

/** Gives documents whose nodes and wires are the known objects wherever they are equal to one. */
export function sharing(known: Parts): (document: GraphDocument) => GraphDocument {
  const node = sharingOf(known.nodes);
  const edge = sharingOf(known.edges);
  return (document) => ({
    ...document,
    nodes: document.nodes.map(node),
    edges: document.edges.map(edge),
  });
}

function sharingOf<Part extends object>(known: readonly Part[]): (part: Part) => Part {
  const byText = new Map(known.map((part) => [canonicalJson(part), part]));
  const seen = new WeakMap<Part, Part>();
  return (part) => {
    const shared = seen.get(part) ?? byText.get(canonicalJson(part)) ?? part;
    seen.set(part, shared);
    return shared;
  };
}

/** The draft with all of its documents sharing what they have in common with a document. */
export function sharingDraft({ past, document, future }: Draft, known: GraphDocument): Draft {
  const share = sharing(known);
  return { past: past.map(share), document: share(document), future: future.map(share) };
}
