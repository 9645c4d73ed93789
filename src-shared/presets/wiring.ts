import type { GraphDocument, GraphEdge, GraphNode } from '../graph';
import { type Training, trainingSchema } from '../training';

/**
 * `small`: a minute on two cores. `paper`: the network of arXiv 2203.16262, trained as SimSiam is. `authors`: the same, trained
 * as in the code of that paper's authors.
 */
export const presetSizes = ['small', 'paper', 'authors'] as const;
export type PresetSize = (typeof presetSizes)[number];

export type NodeSpec = Omit<GraphNode, 'id' | 'params' | 'lanes'> &
  Partial<Pick<GraphNode, 'params' | 'lanes'>>;

/** What a preset is made of: nodes by id, and bundles of wires made by `parallel`, `crossed` and `wire`. */
export interface PresetGraph {
  readonly nodes: Readonly<Record<string, NodeSpec>>;
  readonly wires: readonly (readonly GraphEdge[])[];
  /** Predictors, whose rate does not follow the schedule. */
  readonly staticRates?: readonly string[];
  /** Where its training differs from that of the other presets of its size. */
  readonly training?: Partial<Training>;
}

/** Distances of the figure's columns and rows, in canvas pixels; six columns fit at a zoom of 0.9. */
export const pitch = { column: 164, row: 112 } as const;

/** A place on the canvas by column and row of the figure; both may be fractions. */
export function at(column: number, row: number): GraphNode['position'] {
  return { x: Math.round(column * pitch.column), y: Math.round(row * pitch.row) };
}

function end(text: string, lane: number) {
  const [node = '', port = ''] = text.split('.');
  return { node, port, lane };
}

/** One wire, `node.port` to `node.port`, on the given lanes. */
export function wire(from: string, to: string, fromLane = 0, toLane = 0): GraphEdge[] {
  return [{ from: end(from, fromLane), to: end(to, toLane) }];
}

/** A wire per view on its own lane: view a to lane 0, view b to lane 1, and so on. */
export function parallel(from: string, to: string, lanes = 2): GraphEdge[] {
  return Array.from({ length: lanes }, (_, lane) => wire(from, to, lane, lane)).flat();
}

/** Two wires that change places: what view b gives meets view a, and the other way round. */
export function crossed(from: string, to: string): GraphEdge[] {
  return [...wire(from, to, 0, 1), ...wire(from, to, 1, 0)];
}

/**
 * At small size the predictor runs at five times the base rate, and at its full rate to the end: in 300 steps it must get
 * ahead of an encoder that is trained for thousands where it was published.
 */
const smallPredictorFactor = 5;

/** In 300 steps at half this rate simsiam-no-predictor, whose gradient is half of naive-siamese's, does not collapse. */
const small: Partial<Training> = { baseRate: 0.2, epochs: 8, maxSteps: 300 };

const large: Partial<Training> = { probeEvery: 50, evaluateEvery: 1000, checkpointEvery: 2000 };

const trainings: Readonly<Record<PresetSize, Partial<Training>>> = {
  small,
  // arXiv 2011.10566, appendix D, over the epochs of arXiv 2203.16262, appendix A.
  paper: { ...large, baseRate: 0.05, batch: 512, epochs: 200 },
  // From a rate of 0.003 to 0.5 in ten epochs.
  authors: {
    ...large,
    baseRate: 0.5,
    batch: 256,
    weightDecay: 1e-5,
    epochs: 1000,
    warmup: 0.01,
    warmupFrom: 0.006,
  },
};

function trainingOf(size: PresetSize, { staticRates = [], training = {} }: PresetGraph): Training {
  const factor = size === 'small' ? smallPredictorFactor : 1;
  return trainingSchema.parse({
    ...trainings[size],
    moduleRates: staticRates.map((node) => ({ node, factor, schedule: 'static' })),
    ...training,
  });
}

export function presetDocument(
  { id, title, size }: { readonly id: string; readonly title: string; readonly size: PresetSize },
  graph: PresetGraph,
): GraphDocument {
  return {
    format: 'collapse-lab',
    version: 1,
    name: title,
    preset: id,
    nodes: Object.entries(graph.nodes).map(([node, spec]) => ({ params: {}, lanes: 1, ...spec, id: node })),
    edges: graph.wires.flat(),
    training: trainingOf(size, graph),
  };
}
