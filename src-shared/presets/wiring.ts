import type { GraphDocument, GraphEdge, GraphNode } from '../graph/document';
import { trainingSchema } from '../training';
import type { PresetSize } from './definition';

type NodeSpec = Omit<GraphNode, 'id' | 'params' | 'lanes'> & Partial<Pick<GraphNode, 'params' | 'lanes'>>;

/** What a preset is made of: nodes by id, and bundles of wires made by `parallel`, `crossed` and `wire`. */
export interface PresetGraph {
  readonly id: string;
  readonly title: string;
  readonly size: PresetSize;
  readonly nodes: Readonly<Record<string, NodeSpec>>;
  readonly wires: readonly (readonly GraphEdge[])[];
  /** Modules whose rate does not follow the schedule at paper size. */
  readonly staticRates?: readonly string[];
}

/** A place on the canvas by column and row of the figure; rows may be halves. */
export function at(column: number, row: number): GraphNode['position'] {
  return { x: column * 208, y: row * 128 };
}

function end(text: string, lane: number) {
  const [node = '', port = ''] = text.split('.');
  return { node, port, lane };
}

/** One wire, `node.port` to `node.port`, on the given lanes. */
export function wire(from: string, to: string, fromLane = 0, toLane = 0): GraphEdge[] {
  return [{ from: end(from, fromLane), to: end(to, toLane) }];
}

/** Two wires: view a to lane 0, view b to lane 1. */
export function parallel(from: string, to: string): GraphEdge[] {
  return [...wire(from, to, 0, 0), ...wire(from, to, 1, 1)];
}

/** Two wires that change places: what view b gives meets view a, and the other way round. */
export function crossed(from: string, to: string): GraphEdge[] {
  return [...wire(from, to, 0, 1), ...wire(from, to, 1, 0)];
}

/** Training at a preset's size: a minute on two cores, or as in the paper (arXiv 2203.16262, appendix A). */
function trainingOf(size: PresetSize, staticRates: readonly string[]) {
  if (size === 'small') return trainingSchema.parse({ epochs: 8, maxSteps: 300 });
  return trainingSchema.parse({
    baseRate: 0.05,
    batch: 512,
    epochs: 200,
    probeEvery: 50,
    evaluateEvery: 1000,
    checkpointEvery: 2000,
    moduleRates: staticRates.map((node) => ({ node, factor: 1, schedule: 'static' })),
  });
}

export function presetDocument({
  id,
  title,
  size,
  nodes,
  wires,
  staticRates = [],
}: PresetGraph): GraphDocument {
  return {
    format: 'collapse-lab',
    version: 1,
    name: title,
    preset: id,
    nodes: Object.entries(nodes).map(([node, spec]) => ({ params: {}, lanes: 1, ...spec, id: node })),
    edges: wires.flat(),
    training: trainingOf(size, staticRates),
  };
}
