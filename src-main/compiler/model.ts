import { LabError } from '@shared/errors';
import {
  analyse,
  ancestors,
  assertValid,
  type GraphDocument,
  type GraphNode,
  ownerOf,
  type Schedule,
  takesWeights,
  weightsPort,
} from '@shared/graph';
import { unitRows } from '@shared/layers/unitRows';
import type {
  BuildContext,
  DataFacts,
  FollowedWeight,
  Initializer,
  LaneTensors,
  NodeProgram,
  StepContext,
  StepRandom,
  TensorOps,
  Tf,
  VariableRole,
} from '@shared/node';
import { nodeType } from '@shared/nodes/registry';
import type { Tensor } from '@tensorflow/tfjs';
import { StepScope } from './stepScope';
import { streamOf } from './streams';

/** A weight or a buffer of a node. Names are `node/variable`, in order of creation. */
export interface ModelVariable {
  readonly name: string;
  readonly node: string;
  readonly shape: readonly number[];
  readonly initializer: Initializer;
  /** `buffer`: updated by the step itself, without a gradient. */
  readonly role: VariableRole | 'buffer';
}

export interface ForwardRequest {
  /** [batch, height, width, channels], float32 in 0..1. */
  readonly images: Tensor;
  /** [batch], int32: places in the training set. */
  readonly indices: Tensor;
  readonly training: boolean;
  readonly augmenting: boolean;
  readonly batch: number;
  /** int32 [2]: run seed and step. */
  readonly seed: Tensor;
  /** The variable's value at the start of the step. */
  readonly read: (variable: string) => Tensor;
  /** The value of a scheduled scalar in this step. */
  readonly scheduled: (name: string) => Tensor;
}

export interface Forward {
  /** Every node's output lanes. */
  readonly values: ReadonlyMap<string, LaneTensors>;
  /** What went into each node. */
  readonly inputs: ReadonlyMap<string, LaneTensors>;
  /** New values of the buffers that the step wrote. */
  readonly written: ReadonlyMap<string, Tensor>;
}

/** A node's program with the step that it runs in. */
export interface ProbedNode {
  readonly program: NodeProgram;
  readonly step: StepContext;
}

interface BuiltNode {
  readonly node: GraphNode;
  readonly program: NodeProgram;
}

export type Stateless = {
  uniform(seed: Tensor, stream: number, shape: readonly number[], low: number, high: number): Tensor;
  normal(seed: Tensor, stream: number, shape: readonly number[], mean: number, std: number): Tensor;
};

export interface ModelTools {
  readonly tf: Tf;
  readonly ops: TensorOps;
  readonly stateless: Stateless;
  readonly data: DataFacts;
  /** Runs `body` as a part of a node, so that errors name it. */
  within<Result>(node: string, body: () => Result): Result;
}

/**
 * A document whose nodes are built: its variables, its scheduled scalars, and the forward pass.
 * Node programs are made once; nodes with `weightsOf` run their owner's program on their own inputs.
 */
export class Model {
  readonly variables: ModelVariable[] = [];
  readonly scheduled = new Map<string, Schedule>();
  readonly #scope = new StepScope();
  readonly #order: readonly BuiltNode[];
  readonly #tools: ModelTools;

  /** @throws LabError of the first thing wrong with the document. */
  constructor(
    readonly document: GraphDocument,
    tools: ModelTools,
  ) {
    assertValid(document);
    this.#tools = tools;
    const { order, types } = analyse(document);
    const nodes = new Map(document.nodes.map((node) => [node.id, node]));
    const programs = new Map<string, NodeProgram>();
    const programOf = (id: string): NodeProgram => {
      const node = nodes.get(id);
      if (node === undefined) throw new LabError('internal', `There is no node "${id}"`, { node: id });
      const made = programs.get(id) ?? (node.weightsOf === undefined ? undefined : programOf(node.weightsOf));
      if (made !== undefined) return made;
      const definition = nodeType(node.type);
      if (definition === undefined)
        throw new LabError('document-invalid', `There is no node type "${node.type}"`, { node: id });
      const program = definition.build({
        context: this.#contextOf(node),
        params: definition.params.parse(node.params),
        inputs: types.get(id)?.inputs ?? {},
        lanes: node.lanes,
      });
      programs.set(id, program);
      return program;
    };
    this.#order = order.flatMap((id) => {
      const node = nodes.get(id);
      return node === undefined ? [] : [{ node, program: programOf(id) }];
    });
  }

  /** Runs every node in order; `upTo` stops at a node and follows lane 0 only, for evaluation. */
  forward(request: ForwardRequest, upTo?: string): Forward {
    const values = new Map<string, LaneTensors>();
    const entered = new Map<string, LaneTensors>();
    const needed = upTo === undefined ? undefined : ancestors(this.document, upTo);
    const { written } = this.#scope.during(request, () => {
      for (const { node, program } of this.#order) {
        if (needed !== undefined && !needed.has(node.id)) continue;
        const inputs = this.#inputsOf(node, values, needed !== undefined);
        entered.set(node.id, inputs);
        values.set(
          node.id,
          this.#isSource(node)
            ? sourceValues(request)
            : this.#tools.within(node.id, () => program.call(inputs, this.#step(node, request))),
        );
      }
    });
    return { values, inputs: entered, written };
  }

  /**
   * Runs `body` as a part of the step of `request`, with the program of one node to call again on inputs of its
   * own, as the gradient lens does. What the program writes meanwhile is dropped.
   */
  probe<Result>(request: ForwardRequest, id: string, body: (node: ProbedNode) => Result): Result {
    const built = this.#order.find(({ node }) => node.id === id);
    if (built === undefined)
      throw new LabError('internal', `There is no node "${id}" to probe`, { node: id });
    const probed = { program: built.program, step: this.#step(built.node, request) };
    return this.#tools.within(id, () => this.#scope.during(request, () => body(probed)).result);
  }

  #isSource(node: GraphNode): boolean {
    return Object.keys(nodeType(node.type)?.inputs ?? {}).length === 0;
  }

  #inputsOf(node: GraphNode, values: ReadonlyMap<string, LaneTensors>, firstLaneOnly: boolean): LaneTensors {
    const inputs: Record<string, Tensor[]> = {};
    for (const { from, to } of this.document.edges) {
      if (to.node !== node.id || (firstLaneOnly && to.lane > 0)) continue;
      const tensor = values.get(from.node)?.[from.port]?.[firstLaneOnly ? 0 : from.lane];
      if (tensor === undefined) continue;
      const lanes = inputs[to.port] ?? [];
      lanes[to.lane] = tensor;
      inputs[to.port] = lanes;
    }
    return inputs;
  }

  #step(node: GraphNode, request: ForwardRequest): StepContext {
    const { stateless } = this.#tools;
    const random: StepRandom = {
      uniform: (stream, shape, low, high) =>
        stateless.uniform(request.seed, streamOf(node.id, stream), shape, low, high),
      normal: (stream, shape, mean, std) =>
        stateless.normal(request.seed, streamOf(node.id, stream), shape, mean, std),
    };
    const normalise = (x: Tensor) => unitRows(this.#tools.tf, x);
    const { training, augmenting, batch } = request;
    return { training, augmenting, batch, random, normalise };
  }

  #contextOf(node: GraphNode): BuildContext {
    const { tf, ops, data } = this.#tools;
    const declare = (
      name: string,
      shape: readonly number[],
      initializer: Initializer,
      role: ModelVariable['role'],
    ) => {
      const full = `${node.id}/${name}`;
      if (this.variables.some((variable) => variable.name === full))
        throw new LabError('internal', `The node "${node.id}" declares the variable "${name}" twice`, {
          node: node.id,
        });
      this.variables.push({ name: full, node: node.id, shape, initializer, role });
      return full;
    };
    return {
      tf,
      ops,
      data,
      variable: (name, shape, initializer, role) => {
        const given = this.#givenWeight(node, name);
        if (given !== undefined) return { name: given.variable, read: given.read };
        const full = declare(name, shape, initializer, role);
        return { name: full, read: () => this.#scope.read(full) };
      },
      buffer: (name, shape, initializer) => {
        const full = declare(name, shape, initializer, 'buffer');
        return {
          name: full,
          read: () => this.#scope.read(full),
          write: (value) => this.#scope.write(full, value),
        };
      },
      scheduled: (name, schedule) => {
        const full = `${node.id}/${name}`;
        this.scheduled.set(full, schedule);
        return { read: () => this.#scope.scheduled(full) };
      },
      weights: (port) => this.#weightsBehind(node, port),
    };
  }

  #weightsBehind(node: GraphNode, port: string): readonly FollowedWeight[] {
    const edge = this.document.edges.find(({ to }) => to.node === node.id && to.port === port);
    const owner = edge === undefined ? undefined : ownerOf(this.document, edge.from.node);
    const source = this.document.nodes.find(({ id }) => id === owner);
    if (source === undefined) return [];
    if (takesWeights(this.document, source.id)) return this.#weightsBehind(source, weightsPort);
    // A moving average keeps its weights in buffers; a module's buffers are statistics, no weights.
    const trains = nodeType(source.type)?.ownsWeights === true;
    return this.variables
      .filter((variable) => variable.node === source.id && (variable.role === 'buffer') !== trains)
      .map(({ name, shape }) => ({
        name: name.slice(source.id.length + 1),
        variable: name,
        shape,
        read: () => this.#tools.ops.stopGradient(this.#scope.read(name)),
      }));
  }

  /** What a module whose weights come in through its port uses in place of a variable of its own. */
  #givenWeight(node: GraphNode, name: string): FollowedWeight | undefined {
    return takesWeights(this.document, node.id)
      ? this.#weightsBehind(node, weightsPort).find((weight) => weight.name === name)
      : undefined;
  }
}

function sourceValues({ images, indices }: ForwardRequest): LaneTensors {
  return { images: [images], indices: [indices] };
}
