import { unitRows } from '@shared/layers/unitRows';
import type {
  BuildContext,
  FollowedWeight,
  Initializer,
  LaneTensors,
  PortTypes,
  StepContext,
  Tf,
} from '@shared/node';
import { nodeType } from '@shared/nodes/registry';
import type { Tensor, Variable } from '@tensorflow/tfjs';
import { type Backend, loadBackend } from '../../tensorflow';
import type { ProbedNode } from '../model';

export interface NodeRequest {
  readonly type: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly inputs: PortTypes;
  readonly lanes?: number;
  readonly batch?: number;
  readonly trainCount?: number;
  /** What is behind the node's `weights` port. */
  readonly weights?: readonly FollowedWeight[];
}

/** One node built by itself on tfjs in plain JavaScript: its types, its weights, and its function. */
export interface NodeOnCpu {
  readonly outputs: PortTypes;
  readonly variables: ReadonlyMap<string, Variable>;
  readonly buffers: ReadonlyMap<string, Tensor>;
  /** One step; every call has the next step's random numbers. */
  call(inputs: LaneTensors): LaneTensors;
  /** The program with the next step, for what probes it. */
  probed(): ProbedNode;
}

/** tfjs in plain JavaScript: fast for a few numbers, and there without TensorFlow. */
export async function plainBackend(): Promise<Backend> {
  const before = process.env.COLLAPSE_LAB_BACKEND;
  process.env.COLLAPSE_LAB_BACKEND = 'cpu';
  try {
    return await loadBackend();
  } finally {
    if (before === undefined) delete process.env.COLLAPSE_LAB_BACKEND;
    else process.env.COLLAPSE_LAB_BACKEND = before;
  }
}

export function nodeOnCpu(backend: Backend, request: NodeRequest): NodeOnCpu {
  const { tf, ops, stateless } = backend;
  const definition = nodeType(request.type);
  if (definition === undefined) throw new Error(`There is no node type "${request.type}"`);
  const { inputs, lanes = definition.lanes.default, batch = 4 } = request;
  const params = definition.params.parse(request.params ?? {});
  const result = definition.infer({ params, inputs, lanes });
  if (!('outputs' in result)) throw new Error(result.problem.message);

  const variables = new Map<string, Variable>();
  const buffers = new Map<string, Tensor>();
  const context: BuildContext = {
    tf,
    ops,
    data: {
      trainCount: request.trainCount ?? 16,
      classCount: 2,
      mean: [0.5, 0.5, 0.5],
      std: [0.2, 0.2, 0.2],
    },
    variable: (name, shape, initializer) => {
      const variable = tf.variable(initialValue(tf, shape, initializer));
      variables.set(name, variable);
      return { name, read: () => variable };
    },
    buffer: (name, shape, initializer) => {
      const copied =
        initializer.kind === 'copy' ? request.weights?.find((w) => w.variable === initializer.of) : undefined;
      buffers.set(name, copied?.read() ?? initialValue(tf, shape, initializer));
      return {
        name,
        read: () => buffers.get(name) ?? tf.scalar(0),
        write: (value) => {
          buffers.set(name, tf.keep(value.clone()));
        },
      };
    },
    scheduled: (_name, schedule) => ({ read: () => tf.scalar(typeof schedule === 'number' ? schedule : 0) }),
    weights: () => request.weights ?? [],
  };
  const program = definition.build({ context, params, inputs, lanes });
  let step = 0;
  const nextStep = (): StepContext => {
    const seed = tf.tensor1d([0, step], 'int32');
    step += 1;
    const stream = (name: string) =>
      [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
    return {
      training: true,
      augmenting: true,
      batch,
      normalise: (x) => unitRows(tf, x),
      random: {
        uniform: (name, shape, low, high) => stateless.uniform(seed, stream(name), shape, low, high),
        normal: (name, shape, mean, std) => stateless.normal(seed, stream(name), shape, mean, std),
      },
    };
  };
  return {
    outputs: result.outputs,
    variables,
    buffers,
    call: (tensors) => program.call(tensors, nextStep()),
    probed: () => ({ program, step: nextStep() }),
  };
}

function initialValue(tf: Tf, shape: readonly number[], initializer: Initializer): Tensor {
  switch (initializer.kind) {
    case 'zeros':
    case 'copy':
      return tf.zeros([...shape]);
    case 'ones':
      return tf.ones([...shape]);
    case 'normal':
      return tf.randomNormal([...shape], 0, initializer.std, 'float32', 1);
    case 'uniform':
      return tf.randomUniform([...shape], -initializer.limit, initializer.limit, 'float32', 1);
  }
}
