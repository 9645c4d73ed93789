import type { MetricPoint } from '@shared/api';
import { LabError } from '@shared/errors';
import { analyse, type GraphDocument, type Tap } from '@shared/graph';
import { addressOf } from '@shared/metric';
import { lossTerm, objective } from '@shared/metrics/step/loss';
import type { FeedMap, OutputMap, Program } from '../tensorflow';
import { augmentedFunction, featuresFunction } from './featuresFunction';
import { finiteFunction, notFiniteOutput } from './finiteFunction';
import { initialValues } from './initialValues';
import { Model, type ModelTools, type ModelVariable } from './model';
import { lensProbes, lossProbe, nodeProbes, type Probe, stepProbe, tapProbes } from './probes';
import { scalarFeeds } from './scalarFeeds';
import { type ImageShape, trainFeeds, trainFunction } from './trainFunction';

export interface CompileRequest {
  readonly tools: ModelTools;
  readonly image: ImageShape;
  /** Steps of the run. */
  readonly total: number;
  /** Images that a forward pass of the evaluation takes at once. */
  readonly evaluationBatch: number;
}

/** The images of one step and their places in the training set. */
export interface Batch {
  /** [batch, height, width, channels] */
  readonly images: Uint8Array;
  readonly indices: Int32Array;
}

/** What a node gave in a step. */
export interface NotFinite {
  readonly node: string;
  /** Numbers that are not finite, of so many. */
  readonly broken: number;
  readonly size: number;
}

/** A document as a program, with the names of what goes into it and comes out of it. */
export interface CompiledStep {
  readonly program: Program;
  /** For a step that failed: which nodes gave what is not finite. Of the same variables; run op by op. */
  readonly examination: Program;
  readonly variables: readonly ModelVariable[];
  /** The watched embeddings, the representation z among them. */
  readonly taps: readonly Tap[];
  /** Outputs that tell whether a recorded step computes what the eager one does. */
  readonly checked: readonly string[];
  /** Outputs of every step. */
  readonly losses: readonly string[];
  /** Outputs of a step that is measured. */
  readonly probes: readonly string[];
  /** What the training step is fed with. */
  feedsAt(step: number, batch: Batch): FeedMap;
  /** The metrics of a step from as many of its outputs as there are. */
  read(outputs: OutputMap, step: number): MetricPoint[];
  /** The eigenvalues of the watched embeddings, largest first. */
  spectra(outputs: OutputMap): { tap: string; eigenvalues: number[] }[];
  /** @throws LabError `loss-not-finite` that names the first loss node that is not */
  requireFinite(outputs: OutputMap, step: number): void;
  /** The first node, in the order of the forward pass, that gave what is not finite, from the examination's outputs. */
  firstNotFinite(outputs: OutputMap): NotFinite | undefined;
}

/** @throws LabError of the first thing wrong with the document. */
export function compile(document: GraphDocument, request: CompileRequest): CompiledStep {
  const { tools, image, total, evaluationBatch } = request;
  const model = new Model(document, tools);
  const losses = lossProbe(model, tools);
  const { measures, spectra } = tapProbes(model, tools);
  const step = stepProbe(tools);
  const probes: readonly Probe[] = [
    losses,
    step,
    ...measures,
    ...spectra,
    ...lensProbes(model, tools),
    ...nodeProbes(model, tools),
  ];
  const scalars = scalarFeeds(model, total);
  const { seed, precision } = document.training;
  const variables = initialValues(model, tools, seed);
  const functions = [
    trainFunction(model, tools, { image, scalars, probes }),
    featuresFunction(model, tools, image, evaluationBatch),
    augmentedFunction(model, tools, image, evaluationBatch),
  ];
  const named = (outputs: OutputMap, chosen: readonly Probe[]) =>
    chosen.flatMap((probe) => {
      const values = outputs[probe.output];
      return values === undefined ? [] : probe.read(values);
    });
  return {
    program: { variables, functions, precision },
    examination: { variables, functions: [finiteFunction(model, tools, { image, scalars })], precision },
    variables: model.variables,
    taps: analyse(document).taps,
    checked: [losses.output, step.output],
    losses: [losses.output],
    probes: probes.map(({ output }) => output),
    feedsAt: (at, { images, indices }) => ({
      [trainFeeds.images]: images,
      [trainFeeds.indices]: indices,
      [trainFeeds.seed]: Int32Array.of(seed, at),
      ...Object.fromEntries(scalars.map((scalar) => [scalar.name, Float32Array.of(scalar.at(at))])),
    }),
    read: (outputs, at) => named(outputs, probes).map(([name, value]) => ({ name, step: at, value })),
    spectra: (outputs) =>
      spectra.flatMap(({ tap, output }) => {
        const values = outputs[output];
        return values === undefined ? [] : [{ tap, eigenvalues: Array.from(values).reverse() }];
      }),
    requireFinite: (outputs, at) => requireFinite(document, new Map(named(outputs, [losses])), at),
    firstNotFinite: (outputs) => firstNotFinite(analyse(document).order, outputs[notFiniteOutput]),
  };
}

function firstNotFinite(order: readonly string[], counts: Float32Array | undefined): NotFinite | undefined {
  const nodes = order.map((node, index) => ({
    node,
    broken: counts?.[2 * index] ?? 0,
    size: counts?.[2 * index + 1] ?? 0,
  }));
  return nodes.find(({ broken }) => broken > 0);
}

function requireFinite(document: GraphDocument, losses: ReadonlyMap<string, number>, step: number): void {
  const total = losses.get(addressOf(objective)) ?? Number.NaN;
  if (Number.isFinite(total)) return;
  const lossOf = (id: string) => losses.get(addressOf(lossTerm, id));
  const broken = document.nodes.find(({ id }) => lossOf(id) !== undefined && !Number.isFinite(lossOf(id)));
  const node = broken?.id ?? analyse(document).objective?.node ?? '';
  throw new LabError(
    'loss-not-finite',
    `The loss "${node}" is ${String(lossOf(node) ?? total)} at step ${step}. Lower the learning rate, or look for a division or a square root of zero before it.`,
    { node },
  );
}
