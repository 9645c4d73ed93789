import type { BackendInfo } from '@shared/api';
import type { TensorOps, Tf } from '@shared/node';
import type { Precision } from '@shared/training';
import type { Tensor } from '@tensorflow/tfjs';

export interface Feed {
  readonly dtype: 'float32' | 'int32' | 'uint8';
  readonly shape: readonly number[];
}
export type FeedValues = Float32Array | Int32Array | Uint8Array;

/** What a step does to a variable when it ends. All values are computed from the variables before the step. */
export type Update =
  | { readonly kind: 'assign'; readonly variable: string; readonly value: Tensor }
  /** slot = momentum · slot + gradient; variable -= rate · slot (torch.optim.SGD). */
  | {
      readonly kind: 'momentum';
      readonly variable: string;
      readonly slot: string;
      readonly gradient: Tensor;
      readonly rate: Tensor;
      readonly momentum: number;
    }
  /** arXiv 1412.6980, algorithm 1: `epsilon` is added to the bias-corrected root; `step` counts from 1. */
  | {
      readonly kind: 'adam';
      readonly variable: string;
      readonly m: string;
      readonly v: string;
      readonly gradient: Tensor;
      readonly rate: Tensor;
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
      readonly step: Tensor;
    };

export interface StepResult {
  /** Each computed when it is asked for, before the updates. */
  readonly outputs: Readonly<Record<string, () => Tensor>>;
  readonly updates: readonly Update[];
}

/**
 * A function over shared variables. `run` is called with the feeds as tensors (uint8 feeds as float32) and
 * `read`, which gives a variable as a tf.Variable, so that tf.variableGrads can differentiate by it.
 */
export interface StepFunction {
  readonly name: string;
  readonly feeds: Readonly<Record<string, Feed>>;
  run(feeds: Readonly<Record<string, Tensor>>, read: (variable: string) => Tensor): StepResult;
}

export interface ProgramVariable {
  readonly name: string;
  readonly shape: readonly number[];
  readonly value: Float32Array;
}

export interface Program {
  readonly variables: readonly ProgramVariable[];
  readonly functions: readonly StepFunction[];
  readonly precision: Precision;
}

export type FeedMap = Readonly<Record<string, FeedValues>>;
export type OutputMap = Readonly<Record<string, Float32Array>>;

/** Runs a program's functions: op by op (eager) or as one native call each (replay). */
export interface Executor {
  readonly kind: 'eager' | 'replay';
  /** Runs a function, its updates included, and returns the outputs asked for; others are not computed in replay. */
  run(name: string, feeds: FeedMap, outputs: readonly string[]): OutputMap;
  /** As `run`, but every variable stays as it is. */
  look(name: string, feeds: FeedMap, outputs: readonly string[]): OutputMap;
  /** The variables' values now. */
  read(): ReadonlyMap<string, Float32Array>;
  /** Sets every variable. */
  write(values: ReadonlyMap<string, Float32Array>): void;
  close(): void;
}

export interface RecordedFeed {
  readonly reference: string;
  readonly shape: readonly number[];
  readonly dtype: number;
}

/** Where a recorded function's feeds, outputs and updates are in the graph. */
export interface RecordedFunction {
  readonly feeds: Readonly<Record<string, RecordedFeed>>;
  readonly outputs: Readonly<Record<string, string>>;
  /** Fetching it runs every update once. */
  readonly done: string;
}

export interface RecordedVariable {
  readonly shape: readonly number[];
  readonly handle: string;
  readonly value: string;
  /** Feeding the placeholder and fetching what depends on the op sets the variable. */
  readonly assigned: { readonly placeholder: string; readonly op: string };
}

/** How the graph of a program is asked: text and numbers alone, so that it can be kept beside the graph. */
export interface RecordedProgram {
  readonly functions: Readonly<Record<string, RecordedFunction>>;
  readonly variables: Readonly<Record<string, RecordedVariable>>;
  /** Fetching it sets every variable to what its placeholder is fed with. */
  readonly assigned: string;
  /** Nodes of the document that ops are named after. */
  readonly nodes: readonly string[];
}

export interface Recording {
  readonly executor: Executor;
  readonly recorded: RecordedProgram;
  /** Outputs of the eager run that was recorded, from the initial variables, without its updates. */
  readonly eagerOutputs: OutputMap;
}

export interface RecordRequest {
  readonly program: Program;
  /** Feeds to record each function with. */
  readonly examples: Readonly<Record<string, FeedMap>>;
  /** Which outputs of which function to return from the eager run. */
  readonly check: { readonly name: string; readonly outputs: readonly string[] };
  /** Existing folder for the model file. */
  readonly folder: string;
}

/** Random tensors as a function of `seed` (int32 [2]: run seed, step) and a stream number. */
export interface Stateless {
  uniform(seed: Tensor, stream: number, shape: readonly number[], low: number, high: number): Tensor;
  normal(seed: Tensor, stream: number, shape: readonly number[], mean: number, std: number): Tensor;
}

/** A rung of the compute ladder, ready to use. */
export interface Backend {
  readonly tf: Tf;
  readonly ops: TensorOps;
  readonly stateless: Stateless;
  readonly info: BackendInfo;
  /** Runs `body` as a part of a node of the document: what is recorded meanwhile is named after it. */
  within<Result>(node: string, body: () => Result): Result;
  eager(program: Program): Executor;
  /** Only where TensorFlow itself runs. */
  readonly replay: Replay | null;
}

export interface Replay {
  record(request: RecordRequest): Recording;
  /**
   * A program that was recorded before, from the folder of its graph, with the program's initial values.
   * @throws Error of TensorFlow where the folder holds no such graph
   */
  open(folder: string, recorded: RecordedProgram, program: Pick<Program, 'variables'>): Executor;
}
