import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EmbeddingSpace } from '@shared/api';
import { LabError } from '@shared/errors';
import {
  analyse,
  type Endpoint,
  type GraphDocument,
  type GraphNode,
  type Lens,
  scheduleValue,
  type Tap,
} from '@shared/graph';
import type { DataFacts } from '@shared/node';
import { learningRateAt, totalSteps } from '@shared/training';
import {
  defaultRateGroup,
  featuresFeed,
  featuresFunction,
  featuresFunctionName,
  initialValues,
  lossNodes,
  Model,
  measuresOf,
  trainFeeds,
  trainFunction,
  trainFunctionName,
  trainOutputs,
} from '../compiler';
import type { Dataset, ImageSet } from '../data';
import type { Backend, Executor, FeedMap, OutputMap, Program } from '../tensorflow';
import { BatchOrder } from './batches';
import { probeOutputs } from './probes';

/** Images a forward pass of the evaluation takes at once. */
export const evaluationBatch = 250;

/** Largest relative difference between the recorded and the replayed first step that replay is trusted with. */
const agreement = { float32: 1e-3, bfloat16: 5e-2 } as const;

interface Prepared {
  readonly executor: Executor;
  readonly fallback: string | null;
}

/** A document ready to train: its data, its weights and an executor. */
export class TrainingSession {
  readonly total: number;
  readonly taps: readonly Tap[];
  readonly lenses: readonly Lens[];
  /** Nodes with measures of their own. */
  readonly measuring: readonly GraphNode[];
  readonly losses: readonly string[];
  /** The loss output that is minimised. */
  readonly objective: Endpoint;
  /** Why the step runs op by op where replay was asked for, as a sentence. */
  readonly fallback: string | null;
  readonly executor: Executor;
  readonly #order: BatchOrder;
  readonly #groups: readonly string[];
  readonly #model: Model;

  constructor(
    readonly document: GraphDocument,
    readonly backend: Backend,
    readonly dataset: Dataset,
    folder: string,
  ) {
    const { training } = document;
    const { train } = dataset;
    if (training.batch > train.count)
      throw new LabError(
        'batch-too-large',
        `The batch is ${training.batch} but ${dataset.name} has ${train.count} training images`,
        { node: document.nodes.find((node) => node.type === 'dataset')?.id ?? 'dataset' },
      );
    this.total = totalSteps(training, train.count);
    this.#order = new BatchOrder(train.count, training.batch, training.seed);
    this.#groups = [defaultRateGroup, ...training.moduleRates.map((rate) => rate.node)];
    const tools = {
      tf: backend.tf,
      ops: backend.ops,
      stateless: backend.stateless,
      data: dataFacts(dataset),
    };
    this.#model = new Model(document, tools);
    const { taps, lenses, objective } = analyse(document);
    if (objective === null) throw new LabError('objective-missing', 'There is no loss to minimise');
    this.taps = taps;
    this.lenses = lenses;
    this.measuring = document.nodes.filter((node) => measuresOf(node).length > 0);
    this.objective = objective;
    this.losses = lossNodes(this.#model);
    const program: Program = {
      variables: initialValues(this.#model, tools, training.seed),
      functions: [
        trainFunction(this.#model, tools, train),
        featuresFunction(this.#model, tools, train, evaluationBatch),
      ],
      precision: training.precision,
    };
    const { executor, fallback } = this.#prepare(program, folder);
    this.executor = executor;
    this.fallback = fallback;
  }

  get parameterCount(): number {
    return this.#model.variables
      .filter((variable) => variable.role !== 'buffer')
      .reduce((sum, { shape }) => sum + shape.reduce((size, side) => size * side, 1), 0);
  }

  /** Shapes of all variables, for checkpoints. */
  shapes(): ReadonlyMap<string, readonly number[]> {
    return this.#shapes;
  }
  #shapes: ReadonlyMap<string, readonly number[]> = new Map();

  /** One training step; returns the outputs asked for. */
  step(step: number, outputs: readonly string[]): OutputMap {
    return this.executor.run(trainFunctionName, this.#feeds(step), outputs);
  }

  /** The outputs of a training step as it would be now, without training. */
  look(step: number, outputs: readonly string[]): OutputMap {
    return this.executor.look(trainFunctionName, this.#feeds(step), outputs);
  }

  /** Embedding of the first `count` images of a set in a space, [count, dim] row by row. */
  features(set: ImageSet, count: number, space: EmbeddingSpace): { values: Float32Array; dim: number } {
    const rows: Float32Array[] = [];
    for (let start = 0; start < count; start += evaluationBatch) {
      const indices = Int32Array.from({ length: evaluationBatch }, (_, row) =>
        Math.min(start + row, set.count - 1),
      );
      const { [space]: features = new Float32Array() } = this.executor.run(
        featuresFunctionName,
        { [featuresFeed]: set.gather(indices) },
        [space],
      );
      rows.push(features);
    }
    const dim = (rows[0]?.length ?? 0) / evaluationBatch;
    const values = new Float32Array(count * dim);
    rows.forEach((row, index) => {
      const start = index * evaluationBatch * dim;
      values.set(row.subarray(0, Math.min(row.length, values.length - start)), start);
    });
    return { values, dim };
  }

  #prepare(program: Program, folder: string): Prepared {
    this.#shapes = new Map(program.variables.map(({ name, shape }) => [name, shape]));
    const { execution } = this.document.training;
    if (execution === 'eager') return { executor: this.backend.eager(program), fallback: null };
    if (this.backend.record === null)
      return {
        executor: this.backend.eager(program),
        fallback: 'The step runs op by op: replay needs TensorFlow',
      };
    const modelFolder = join(folder, 'step');
    mkdirSync(modelFolder, { recursive: true });
    const firstFeeds = this.#feeds(0);
    const checked = [trainOutputs.losses, trainOutputs.gradientNorm];
    const recording = this.backend.record({
      program,
      examples: {
        [trainFunctionName]: firstFeeds,
        [featuresFunctionName]: {
          [featuresFeed]: this.dataset.train.gather(new Int32Array(evaluationBatch)),
        },
      },
      check: { name: trainFunctionName, outputs: checked },
      folder: modelFolder,
    });
    // What the first point of the charts asks for again, so that TensorFlow prepares that call only once.
    const replayed = recording.executor.look(trainFunctionName, firstFeeds, probeOutputs(this));
    const difference = largestDifference(recording.eagerOutputs, replayed);
    if (difference <= agreement[program.precision]) return { executor: recording.executor, fallback: null };
    recording.executor.close();
    return {
      executor: this.backend.eager(program),
      fallback: `The step runs op by op: the replayed one differs from it by ${difference.toExponential(1)}`,
    };
  }

  #feeds(step: number): FeedMap {
    const { training } = this.document;
    const indices = this.#order.at(step);
    const scalar = (value: number) => Float32Array.of(value);
    return {
      [trainFeeds.images]: this.dataset.train.gather(indices),
      [trainFeeds.indices]: indices,
      [trainFeeds.seed]: Int32Array.of(training.seed, step),
      [trainFeeds.stepsDone]: scalar(step),
      ...Object.fromEntries(
        this.#groups.map((group) => [trainFeeds.rate(group), scalar(this.learningRate(step, group))]),
      ),
      ...Object.fromEntries(
        [...this.#model.scheduled].map(([name, schedule]) => [
          trainFeeds.scheduled(name),
          scalar(scheduleValue(schedule, step / this.total)),
        ]),
      ),
    };
  }

  learningRate(step: number, group: string = defaultRateGroup): number {
    const { training } = this.document;
    return learningRateAt(
      training,
      step,
      this.total,
      training.moduleRates.find((rate) => rate.node === group),
    );
  }
}

/** |a - b| / max(|a|, 1e-3) over all numbers; not finite on both sides counts as agreement. */
function largestDifference(a: OutputMap, b: OutputMap): number {
  let largest = 0;
  for (const [name, values] of Object.entries(a)) {
    values.forEach((value, index) => {
      const other = b[name]?.[index] ?? Number.NaN;
      if (!Number.isFinite(value) && !Number.isFinite(other)) return;
      const difference = Math.abs(value - other) / Math.max(Math.abs(value), 1e-3);
      largest = Math.max(largest, Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference);
    });
  }
  return largest;
}

/** Channel statistics over at most this many images: enough for three digits. */
const statisticsSample = 2_000;

function dataFacts({ train, classNames }: Dataset): DataFacts {
  const { channels, height, width } = train;
  const sample = Math.min(train.count, statisticsSample);
  const pixels = train.gather(Int32Array.from({ length: sample }, (_, index) => index));
  const count = sample * height * width;
  const sums = new Float64Array(channels);
  const squares = new Float64Array(channels);
  for (let index = 0; index < count * channels; index += 1) {
    const value = (pixels[index] ?? 0) / 255;
    const channel = index % channels;
    sums[channel] = (sums[channel] ?? 0) + value;
    squares[channel] = (squares[channel] ?? 0) + value * value;
  }
  const mean = Array.from(sums, (sum) => sum / count);
  const std = Array.from(squares, (sum, channel) =>
    Math.sqrt(Math.max(1e-6, sum / count - (mean[channel] ?? 0) ** 2)),
  );
  return { trainCount: train.count, classCount: classNames.length, mean, std };
}
