import { type Tf, tidied } from '@shared/node';
import type { Tensor, Variable } from '@tensorflow/tfjs';
import type { OpenBfloat16 } from '../bfloat16/bfloat16';
import { dtypes, idOf, type NativeBackend, withBinding } from '../native/nativeBinding';
import type {
  OutputMap,
  RecordedFeed,
  RecordedFunction,
  RecordedVariable,
  RecordRequest,
  StepFunction,
  Update,
} from '../program/types';
import { feedTensor } from './feeds';
import { type GraphRecorder, shapeAttribute } from './graphRecorder';

const float = { type: dtypes.float32 };

/** @param name `node/variable` */
export function recordVariable(
  graph: GraphRecorder,
  name: string,
  shape: readonly number[],
): RecordedVariable {
  const [node = name] = name.split('/');
  return graph.scope.within(node, () => namedVariable(graph, name, shape));
}

function namedVariable(graph: GraphRecorder, name: string, shape: readonly number[]): RecordedVariable {
  const handle = graph.add('VarHandleOp', [], {
    dtype: float,
    shape: shapeAttribute(shape),
    shared_name: { s: Buffer.from(name) },
    container: { s: Buffer.from('') },
  });
  const value = `${graph.add('ReadVariableOp', [handle], { dtype: float })}:0`;
  const placeholder = graph.placeholder(shape, dtypes.float32);
  const op = graph.add('AssignVariableOp', [handle, placeholder], { dtype: float });
  return { shape, handle, value, assigned: { placeholder, op } };
}

/** A constant whose fetch runs `ops` first. */
export function fetchAfter(graph: GraphRecorder, ops: readonly string[]): string {
  const value = { tensor: { dtype: dtypes.float32, tensorShape: { dim: [] }, floatVal: [0] } };
  return `${graph.add(
    'Const',
    ops.map((op) => `^${op}`),
    { dtype: float, value },
  )}:0`;
}

interface RecordStep {
  readonly tf: Tf;
  readonly backend: NativeBackend;
  readonly bfloat16: OpenBfloat16;
  readonly graph: GraphRecorder;
  readonly held: ReadonlyMap<string, Variable>;
  readonly variables: ReadonlyMap<string, RecordedVariable>;
  readonly step: StepFunction;
  readonly request: RecordRequest;
}

/** Runs one function eagerly with its example feeds while the graph records it. */
export function recordFunction(context: RecordStep): { function: RecordedFunction; outputs: OutputMap } {
  const { tf, backend, bfloat16, graph, held, variables, step, request } = context;
  const raw = backend.binding;
  for (const [name, variable] of held) graph.name(idOf(backend, variable), variables.get(name)?.value ?? '');
  const precision = request.program.precision === 'bfloat16' ? bfloat16(graph.binding) : undefined;
  const checked = request.check.name === step.name ? request.check.outputs : [];
  const recorded = withBinding(backend, precision?.binding ?? graph.binding, () =>
    tidied(tf, () => {
      const feeds: Record<string, RecordedFeed> = {};
      const tensors: Record<string, Tensor> = {};
      for (const [name, { shape, dtype: type }] of Object.entries(step.feeds)) {
        const values = request.examples[step.name]?.[name];
        if (values === undefined) throw new Error(`No example of the feed "${name}" of "${step.name}"`);
        const dtype = dtypes[type];
        const reference = graph.placeholder(shape, dtype);
        const id = raw.createTensor(shape, dtype, values);
        feeds[name] = { reference, shape, dtype };
        graph.name(id, reference);
        tensors[name] = feedTensor(backend, id, shape, dtype);
      }
      const { outputs: computed, updates } = step.run(tensors, (name) => variableNamed(held, name));
      const outputs = new Map(Object.entries(computed).map(([name, compute]) => [name, compute()]));
      const floatId = (tensor: Tensor) => {
        const id = idOf(backend, tensor);
        return precision?.toFloat(id) ?? id;
      };
      const reference = (tensor: Tensor) => graph.reference(floatId(tensor));
      const ops = updates.map((update) => recordUpdate(graph, update, variables, reference));
      const values: [string, Float32Array][] = checked.flatMap((name) => {
        const tensor = outputs.get(name);
        return tensor === undefined ? [] : [[name, Float32Array.from(raw.tensorDataSync(floatId(tensor)))]];
      });
      return {
        function: {
          feeds,
          outputs: Object.fromEntries([...outputs].map(([name, tensor]) => [name, reference(tensor)])),
          done: fetchAfter(graph, ops),
        },
        outputs: Object.fromEntries(values),
      };
    }),
  );
  precision?.close();
  return recorded;
}

function variableNamed<T>(variables: ReadonlyMap<string, T>, name: string): T {
  const variable = variables.get(name);
  if (variable === undefined) throw new Error(`There is no variable "${name}"`);
  return variable;
}

/** Adds the native op of an update; returns its node's name. */
function recordUpdate(
  graph: GraphRecorder,
  update: Update,
  variables: ReadonlyMap<string, RecordedVariable>,
  reference: (tensor: Tensor) => string,
): string {
  const handle = (name: string) => variableNamed(variables, name).handle;
  switch (update.kind) {
    case 'assign':
      return graph.add('AssignVariableOp', [handle(update.variable), reference(update.value)], {
        dtype: float,
      });
    case 'momentum':
      return graph.add(
        'ResourceApplyMomentum',
        [
          handle(update.variable),
          handle(update.slot),
          reference(update.rate),
          reference(update.gradient),
          graph.scalar(update.momentum),
        ],
        { T: float, use_locking: { b: false }, use_nesterov: { b: false } },
      );
    case 'adam': {
      const scalar = (op: string, ...inputs: string[]) => `${graph.add(op, inputs, { T: float })}:0`;
      const [beta1, beta2] = [graph.scalar(update.beta1), graph.scalar(update.beta2)];
      const power = (beta: string) => scalar('Pow', beta, reference(update.step));
      const [power1, power2] = [power(beta1), power(beta2)];
      // The op divides by sqrt(v) + its epsilon, before v is corrected: the epsilon is brought down as v is too small.
      const correction = scalar('Sqrt', scalar('Sub', graph.scalar(1), power2));
      return graph.add(
        'ResourceApplyAdam',
        [
          handle(update.variable),
          handle(update.m),
          handle(update.v),
          power1,
          power2,
          reference(update.rate),
          beta1,
          beta2,
          scalar('Mul', graph.scalar(update.epsilon), correction),
          reference(update.gradient),
        ],
        { T: float, use_locking: { b: false }, use_nesterov: { b: false } },
      );
    }
  }
}
