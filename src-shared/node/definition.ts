import type { z } from 'zod';
import type { ValueKind, ValueType } from '../values/valueType';
import type { BuildContext, NodeProgram } from './build';

/** Groups of the palette, in its order; `module` groups own weights. */
export const nodeGroups = ['data', 'encoder', 'head', 'operation', 'loss', 'probe'] as const;
export type NodeGroup = (typeof nodeGroups)[number];

export interface PortDefinition {
  readonly label: string;
  readonly kinds: readonly ValueKind[];
  readonly help: string;
  /** One wire per lane of the node; otherwise one wire whatever the lanes. */
  readonly laned: boolean;
  /** An input that may stay unconnected. */
  readonly optional?: boolean;
  /** Input embeddings that the collapse measures watch: what enters a loss. */
  readonly watched?: boolean;
  /** No gradient goes back through this input. */
  readonly noGradient?: boolean;
}

export interface NodeDoc {
  /** One or two sentences. */
  readonly summary: string;
  /** KaTeX source. */
  readonly formula?: string;
  /** Paper and equation. */
  readonly source?: string;
}

/** Port name to the type on it. All lanes of a port carry the same type. Unconnected optional ports are absent. */
export type PortTypes = Readonly<Record<string, ValueType>>;

/** What is wrong with a node's inputs, for a person. */
export interface InferProblem {
  readonly message: string;
  readonly port?: string;
}

export type InferResult = { readonly outputs: PortTypes } | { readonly problem: InferProblem };

export interface InferRequest<Params> {
  readonly params: Params;
  readonly inputs: PortTypes;
  readonly lanes: number;
}

export interface BuildRequest<Params> {
  readonly context: BuildContext;
  readonly params: Params;
  readonly inputs: PortTypes;
  readonly lanes: number;
}

/** Everything about one node type. One file each in src-shared/nodes; the registry collects them. */
export interface NodeDefinition<Schema extends z.ZodObject = z.ZodObject> {
  readonly type: string;
  readonly title: string;
  readonly group: NodeGroup;
  readonly doc: NodeDoc;
  readonly params: Schema;
  readonly inputs: Readonly<Record<string, PortDefinition>>;
  readonly outputs: Readonly<Record<string, PortDefinition>>;
  /** Lanes a new node gets, and how many it may have; `max: 1` for nodes without lanes. */
  readonly lanes: { readonly default: number; readonly min: number; readonly max: number };
  /** It owns weights: it may be shared by another node of its type and may have a learning rate of its own. */
  readonly ownsWeights: boolean;
  /** Its weights take images of any size, so that nodes that share them may get different ones. */
  readonly anyImageSize: boolean;
  /**
   * Its output is its input in another guise (stop-gradient, normalise, scale): the collapse measures look
   * through it at the module before it, and taking it off the canvas joins its wires.
   */
  readonly passThrough: boolean;
  /** Each lane of its output depends on all lanes of its input; otherwise lane on lane. */
  readonly mixesLanes: boolean;
  /** Its output is the representation z, by which a run is summed up. */
  readonly representation: boolean;
  /**
   * Of a loss: the factor of the other view's vector in its negative gradient by one view's vector, which is the
   * basic gradient of the lens (arXiv 2203.16262, section 3.2); 0 where there is no such part.
   */
  pull(params: z.output<Schema>): number;
  /** What a person has still to give before it can train, as a sentence; its types are known without it. */
  missing(params: z.output<Schema>): string | undefined;
  infer(request: InferRequest<z.output<Schema>>): InferResult;
  /** Makes the node's variables once and returns the function that applies it. Called in the trainer only. */
  build(request: BuildRequest<z.output<Schema>>): NodeProgram;
}

type Defaults =
  | 'lanes'
  | 'ownsWeights'
  | 'anyImageSize'
  | 'passThrough'
  | 'mixesLanes'
  | 'representation'
  | 'missing'
  | 'pull';
type NodeDeclaration<Schema extends z.ZodObject> = Omit<NodeDefinition<Schema>, Defaults> &
  Partial<Pick<NodeDefinition<Schema>, Defaults>>;

/** Declares a node type; a node has one lane, owns no weights and is nothing special unless it says so. */
export function defineNode<Schema extends z.ZodObject>(
  declaration: NodeDeclaration<Schema>,
): NodeDefinition<Schema> {
  return {
    lanes: { default: 1, min: 1, max: 1 },
    ownsWeights: false,
    anyImageSize: false,
    passThrough: false,
    mixesLanes: false,
    representation: false,
    missing: () => undefined,
    pull: () => 0,
    ...declaration,
  };
}
