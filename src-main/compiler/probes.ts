import { analyse, type Lens } from '@shared/graph';
import { addressOf, type MetricDefinition, type NodeFacts, WatchedEmbedding } from '@shared/metric';
import { metricsOf } from '@shared/metrics/registry';
import { lossTerm, objective } from '@shared/metrics/step/loss';
import { nodeType } from '@shared/nodes/registry';
import type { Tensor } from '@tensorflow/tfjs';
import { gradientLens } from './gradientLens';
import type { Forward, ForwardRequest, Model, ModelTools } from './model';
import { spectrumOf } from './spectrum';

/** A step that has been computed, before its weights change. */
export interface StepResults extends Pick<Forward, 'values' | 'inputs'> {
  readonly request: ForwardRequest;
  readonly objective: Tensor;
  readonly gradients: readonly Tensor[];
  /** Of modules without one of their own. */
  readonly learningRate: Tensor;
}

/** An output of the step that measures are read from: what it holds and what that is called are said in one place. */
export interface Probe {
  readonly output: string;
  /** Nodes whose inputs and outputs it looks at. */
  readonly nodes: readonly string[];
  /** A vector. */
  compute(step: StepResults): Tensor;
  /** Metric names with their values, from what was computed. */
  read(values: Float32Array): readonly (readonly [name: string, value: number])[];
}

interface Scalars {
  readonly output: string;
  readonly nodes: readonly string[];
  /** Metric names. */
  readonly names: readonly string[];
  /** One scalar for each name. */
  compute(step: StepResults): readonly Tensor[];
}

function scalarProbe({ tf }: ModelTools, { output, nodes, names, compute }: Scalars): Probe {
  return {
    output,
    nodes,
    compute: (step) => tf.stack([...compute(step)]),
    read: (values) => names.map((name, index) => [name, values[index] ?? Number.NaN]),
  };
}

function addresses(metrics: readonly MetricDefinition[], subject: string): string[] {
  return metrics.map((metric) => addressOf(metric, subject));
}

/** The output that holds the objective and every loss node's value. */
export const lossOutput = 'losses';

/** The objective and every loss node's value. */
export function lossProbe({ document }: Model, tools: ModelTools): Probe {
  const terms = nodeFacts(document).filter(lossTerm.appliesTo);
  return scalarProbe(tools, {
    output: lossOutput,
    nodes: terms.map(({ id }) => id),
    names: [addressOf(objective), ...terms.map(({ id }) => addressOf(lossTerm, id))],
    compute: (step) => [
      step.objective,
      ...terms.map(({ id }) => step.values.get(id)?.loss?.[0] ?? tools.tf.scalar(Number.NaN)),
    ],
  });
}

/** What is measured of the step itself, beside its losses. */
export function stepProbe(tools: ModelTools): Probe {
  const measures = metricsOf('run', 'step').filter((metric) => metric !== objective);
  return scalarProbe(tools, {
    output: 'step',
    nodes: [],
    names: measures.map((metric) => addressOf(metric)),
    compute: (step) => measures.map((metric) => metric.measure({ tf: tools.tf, ...step })),
  });
}

/** The eigenvalues of a watched embedding's covariance, rising. */
export interface SpectrumProbe extends Probe {
  readonly tap: string;
}

/** The measures of every watched embedding, and its spectrum. */
export function tapProbes(
  { document }: Model,
  tools: ModelTools,
): { measures: Probe[]; spectra: SpectrumProbe[] } {
  const { tf, ops } = tools;
  const { taps } = analyse(document);
  const seen = new WeakMap<StepResults, Map<string, WatchedEmbedding>>();
  const embeddingOf = (step: StepResults, { id, node, port }: (typeof taps)[number]) => {
    const known = seen.get(step) ?? new Map<string, WatchedEmbedding>();
    const embedding = known.get(id) ?? new WatchedEmbedding(tf, step.values.get(node)?.[port] ?? []);
    seen.set(step, known.set(id, embedding));
    return embedding;
  };
  const ofStep = metricsOf('tap', 'step');
  const ofSpectrum = metricsOf('tap', 'spectrum');
  return {
    measures: taps.map((tap) =>
      scalarProbe(tools, {
        output: `measures/${tap.id}`,
        nodes: [tap.node],
        names: addresses(ofStep, tap.id),
        compute: (step) => ofStep.map((metric) => metric.measure(embeddingOf(step, tap))),
      }),
    ),
    spectra: taps.map((tap) => ({
      tap: tap.id,
      output: `spectrum/${tap.id}`,
      nodes: [tap.node],
      compute: (step) => spectrumOf(ops, embeddingOf(step, tap)),
      read: (values) => ofSpectrum.map((metric) => [addressOf(metric, tap.id), metric.measure(values)]),
    })),
  };
}

/** The gradient of every loss that pulls watched embeddings, taken apart. */
export function lensProbes(model: Model, tools: ModelTools): Probe[] {
  const measures = metricsOf('loss', 'step');
  return analyse(model.document).lenses.map((lens) =>
    scalarProbe(tools, {
      output: `lens/${lens.loss}`,
      nodes: [lens.loss],
      names: addresses(measures, lens.loss),
      compute: (step) =>
        model.probe(step.request, lens.loss, (node) => {
          const inputs = step.inputs.get(lens.loss) ?? {};
          const parts = gradientLens(tools.tf, { lens, node, pull: pullOf(model, lens), inputs });
          return measures.map((metric) => metric.measure(parts));
        }),
    }),
  );
}

/** The measures that nodes have of their own, beside the value of a loss. */
export function nodeProbes(model: Model, tools: ModelTools): Probe[] {
  const { tf, ops } = tools;
  return nodeFacts(model.document).flatMap(({ id, params, ...facts }) => {
    const measures = metricsOf('node', 'step').filter(
      (metric) => metric !== lossTerm && metric.appliesTo({ params, ...facts }),
    );
    if (measures.length === 0) return [];
    return scalarProbe(tools, {
      output: `node/${id}`,
      nodes: [id],
      names: addresses(measures, id),
      compute: ({ request, inputs, values }) =>
        model.probe(request, id, ({ program, step }) => {
          const node = { inputs: inputs.get(id) ?? {}, outputs: values.get(id) ?? {}, params, program, step };
          return measures.map((metric) => metric.measure({ tf, ops, ...node }));
        }),
    });
  });
}

/** Nodes with all that their measures may ask about them. */
function nodeFacts(document: Model['document']): (NodeFacts & { readonly id: string })[] {
  const { types } = analyse(document);
  return document.nodes.map(({ id, type, params }) => ({
    id,
    type,
    params: nodeType(type)?.params.parse(params) ?? {},
    outputs: types.get(id)?.outputs ?? {},
  }));
}

function pullOf({ document }: Model, { loss }: Lens): number {
  const node = document.nodes.find(({ id }) => id === loss);
  const definition = nodeType(node?.type ?? '');
  return definition?.pull(definition.params.parse(node?.params)) ?? 0;
}
