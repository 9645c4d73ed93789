import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '@shared/errors';
import type { GraphDocument } from '@shared/graph';
import { totalSteps } from '@shared/training';
import {
  type CompiledStep,
  type CompileRequest,
  compile,
  finiteFunctionName,
  notFiniteOutput,
  trainFunctionName,
} from '../compiler';
import type { Dataset } from '../data';
import { type FirstValues, type ForkSource, firstValues } from '../fork';
import type { Backend, Executor, FeedMap, OutputMap } from '../tensorflow';
import { BatchOrder } from './images/batches';
import { dataFacts } from './images/dataFacts';
import { evaluationBatchOf, exampleFeatureFeeds } from './measures/features';
import { type KeptRecordings, recordingKey } from './recordings/keptRecordings';

/** Largest relative difference between the recorded and the replayed first step that replay is trusted with. */
const agreement = { float32: 1e-3, bfloat16: 5e-2 } as const;

interface Prepared {
  readonly executor: Executor;
  readonly fallback: string | null;
}

export interface SessionOptions {
  /** The steps that a run which is resumed set out to do. */
  readonly stepsBegun?: number | null;
  /** Where recorded steps are taken from and kept; each session records its own without it. */
  readonly recordings?: KeptRecordings;
  /** Another run's weights to begin with. */
  readonly fork?: ForkSource;
}

/** A compiled document on its data, with an executor that holds its weights. */
export class TrainingSession {
  readonly total: number;
  readonly compiled: CompiledStep;
  /** Why the step runs op by op where replay was asked for, as a sentence. */
  readonly fallback: string | null;
  readonly executor: Executor;
  /** What training begins with. */
  readonly first: FirstValues;
  readonly #order: BatchOrder;

  constructor(
    readonly document: GraphDocument,
    readonly backend: Backend,
    readonly dataset: Dataset,
    folder: string,
    { stepsBegun = null, recordings, fork }: SessionOptions = {},
  ) {
    const { training } = document;
    const { train } = dataset;
    if (training.batch > train.count)
      throw new LabError(
        'batch-too-large',
        `The batch is ${training.batch} but ${dataset.name} has ${train.count} training images`,
        { node: document.nodes.find((node) => node.type === 'dataset')?.id ?? 'dataset' },
      );
    this.total = stepsBegun ?? totalSteps(training, train.count);
    this.#order = new BatchOrder(train.count, training.batch, training.seed);
    const request: CompileRequest = {
      tools: { ...backend, data: dataFacts(dataset) },
      image: train,
      total: this.total,
      evaluationBatch: evaluationBatchOf(dataset.train),
    };
    this.compiled = compile(document, request);
    const { executor, fallback } = this.#prepare(folder, request, recordings);
    this.executor = executor;
    this.fallback = fallback;
    this.first = firstValues(this.compiled, fork);
    if (fork !== undefined) executor.write(this.first.values);
  }

  get parameterCount(): number {
    return this.compiled.variables
      .filter((variable) => variable.role !== 'buffer')
      .reduce((sum, { shape }) => sum + shape.reduce((size, side) => size * side, 1), 0);
  }

  /** Shapes of all variables, for checkpoints. */
  shapes(): ReadonlyMap<string, readonly number[]> {
    return new Map(this.compiled.program.variables.map(({ name, shape }) => [name, shape]));
  }

  /** One training step; returns the outputs asked for. */
  step(step: number, outputs: readonly string[]): OutputMap {
    return this.executor.run(trainFunctionName, this.#feeds(step), outputs);
  }

  /** The outputs of a training step as it would be now, without training. */
  look(step: number, outputs: readonly string[]): OutputMap {
    return this.executor.look(trainFunctionName, this.#feeds(step), outputs);
  }

  /** The outputs of the examination of a step, with the weights as they are now. */
  examine(step: number): OutputMap {
    const executor = this.backend.eager(this.compiled.examination);
    try {
      executor.write(this.executor.read());
      return executor.look(finiteFunctionName, this.#feeds(step), [notFiniteOutput]);
    } finally {
      executor.close();
    }
  }

  #prepare(folder: string, on: CompileRequest, recordings: KeptRecordings | undefined): Prepared {
    const { backend, document } = this;
    const { program } = this.compiled;
    if (document.training.execution === 'eager') return { executor: backend.eager(program), fallback: null };
    if (backend.replay === null)
      return {
        executor: backend.eager(program),
        fallback: 'The step runs op by op: replay needs TensorFlow',
      };
    const { replay } = backend;
    const key = keyOf(document, on, backend.info);
    const kept = recordings?.open(key, (graph, recorded) => replay.open(graph, recorded, program));
    if (kept !== undefined) return { executor: kept, fallback: null };
    const modelFolder = join(folder, 'step');
    mkdirSync(modelFolder, { recursive: true });
    const firstFeeds = this.#feeds(0);
    const recording = replay.record({
      program,
      examples: { [trainFunctionName]: firstFeeds, ...exampleFeatureFeeds(this.dataset.train) },
      check: { name: trainFunctionName, outputs: this.compiled.checked },
      folder: modelFolder,
    });
    // What the first point of the charts asks for again, so that TensorFlow prepares that call only once.
    const replayed = recording.executor.look(trainFunctionName, firstFeeds, this.compiled.probes);
    const difference = largestDifference(recording.eagerOutputs, replayed);
    if (difference <= agreement[program.precision]) {
      recordings?.keep(key, modelFolder, recording.recorded);
      return { executor: recording.executor, fallback: null };
    }
    recording.executor.close();
    return {
      executor: backend.eager(program),
      fallback: `The step runs op by op: the replayed one differs from it by ${difference.toExponential(1)}`,
    };
  }

  #feeds(step: number): FeedMap {
    const indices = this.#order.at(step);
    return this.compiled.feedsAt(step, { images: this.dataset.train.gather(indices), indices });
  }
}

function keyOf(document: GraphDocument, on: CompileRequest, backend: Backend['info']): string {
  const { height, width, channels } = on.image;
  const { data } = on.tools;
  const image = { height, width, channels };
  return recordingKey(document, {
    data,
    image,
    evaluationBatch: on.evaluationBatch,
    total: on.total,
    backend,
  });
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
