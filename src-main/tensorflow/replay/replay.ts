import type { Tf } from '@shared/node';
import type { OpenBfloat16 } from '../bfloat16/bfloat16';
import { dtypes, type NativeBackend, type NativeBinding } from '../native/nativeBinding';
import type { NameScope } from '../program/nameScope';
import type {
  Executor,
  FeedMap,
  OutputMap,
  Program,
  RecordedFunction,
  RecordedProgram,
  Recording,
  RecordRequest,
  Replay,
} from '../program/types';
import { GraphRecorder } from './graphRecorder';
import { fetchAfter, recordFunction, recordVariable } from './recordFunction';
import { servingTag, writeSavedModel } from './savedModel';
import { keepAsRecorded } from './sessionConfig';
import { stepFailure } from './stepFailure';

/** Records programs of a TensorFlow backend, and opens them again. */
export function replayOf(tf: Tf, backend: NativeBackend, bfloat16: OpenBfloat16, scope: NameScope): Replay {
  const open: Replay['open'] = (folder, recorded, program) =>
    opened(backend.binding, folder, recorded, program);
  const record = (request: RecordRequest): Recording => {
    const binding = backend.binding;
    const graph = new GraphRecorder(binding, scope);
    const { program } = request;
    const held = new Map(
      program.variables.map(({ name, shape, value }) => [name, tf.variable(tf.tensor(value, [...shape]))]),
    );
    const variables = new Map(
      program.variables.map(({ name, shape }) => [name, recordVariable(graph, name, shape)]),
    );
    const functions: Record<string, RecordedFunction> = {};
    let eagerOutputs: OutputMap = {};
    for (const step of program.functions) {
      const recorded = recordFunction({ tf, backend, bfloat16, graph, held, variables, step, request });
      functions[step.name] = recorded.function;
      if (step.name === request.check.name) eagerOutputs = recorded.outputs;
    }
    for (const variable of held.values()) variable.dispose();
    const assigned = fetchAfter(
      graph,
      [...variables.values()].map((variable) => variable.assigned.op),
    );
    writeSavedModel(request.folder, graph.nodes, binding.TF_Version);
    const nodes = new Set(
      graph.nodes.flatMap(({ name }) => (name.includes('/') ? (name.split('/')[0] ?? []) : [])),
    );
    const recorded = { functions, variables: Object.fromEntries(variables), assigned, nodes: [...nodes] };
    return { executor: open(request.folder, recorded, program), recorded, eagerOutputs };
  };
  return { record, open };
}

function opened(
  binding: NativeBinding,
  folder: string,
  recorded: RecordedProgram,
  { variables }: Pick<Program, 'variables'>,
): Executor {
  keepAsRecorded();
  const executor = new ReplayExecutor(binding, binding.loadSavedModel(folder, servingTag), recorded);
  executor.write(new Map(variables.map(({ name, value }) => [name, value])));
  return executor;
}

class ReplayExecutor implements Executor {
  readonly kind = 'replay';

  constructor(
    private readonly binding: NativeBinding,
    private readonly model: number,
    private readonly recorded: RecordedProgram,
  ) {}

  run(name: string, feeds: FeedMap, outputs: readonly string[]): OutputMap {
    return this.#call(name, feeds, outputs, true);
  }

  look(name: string, feeds: FeedMap, outputs: readonly string[]): OutputMap {
    return this.#call(name, feeds, outputs, false);
  }

  #call(name: string, feeds: FeedMap, outputs: readonly string[], updating: boolean): OutputMap {
    const recorded = this.recorded.functions[name];
    if (recorded === undefined) throw new Error(`There is no function "${name}"`);
    const references = outputs.map((output) => {
      const reference = recorded.outputs[output];
      if (reference === undefined) throw new Error(`"${name}" has no output "${output}"`);
      return reference;
    });
    const fed = Object.entries(recorded.feeds).map(([feed, { reference, shape, dtype }]) => {
      const values = feeds[feed];
      if (values === undefined) throw new Error(`"${name}" needs the feed "${feed}"`);
      return { reference, id: this.binding.createTensor(shape, dtype, values) };
    });
    try {
      const fetched = this.#fetch(fed, updating ? [...references, recorded.done] : references);
      return Object.fromEntries(
        outputs.map((output, index) => [output, fetched[index] ?? new Float32Array()]),
      );
    } finally {
      for (const { id } of fed) this.binding.deleteTensor(id);
    }
  }

  read(): ReadonlyMap<string, Float32Array> {
    const names = Object.keys(this.recorded.variables);
    const values = this.#fetch(
      [],
      Object.values(this.recorded.variables).map((variable) => variable.value),
    );
    return new Map(names.map((name, index) => [name, values[index] ?? new Float32Array()]));
  }

  write(values: ReadonlyMap<string, Float32Array>): void {
    const fed = Object.entries(this.recorded.variables).map(([name, { shape, assigned }]) => {
      const value = values.get(name);
      if (value === undefined) throw new Error(`There is no value for the variable "${name}"`);
      return { reference: assigned.placeholder, id: this.binding.createTensor(shape, dtypes.float32, value) };
    });
    this.#fetch(fed, [this.recorded.assigned]);
    for (const { id } of fed) this.binding.deleteTensor(id);
  }

  close(): void {
    this.binding.deleteSavedModel(this.model);
  }

  #fetch(fed: readonly { reference: string; id: number }[], references: readonly string[]): Float32Array[] {
    return this.#run(fed, references).map(({ id }) => {
      const values = Float32Array.from(this.binding.tensorDataSync(id));
      this.binding.deleteTensor(id);
      return values;
    });
  }

  /** @throws LabError `step-failed` that names the node of the document, as far as TensorFlow tells */
  #run(fed: readonly { reference: string; id: number }[], references: readonly string[]) {
    try {
      return this.binding.runSavedModel(
        this.model,
        fed.map(({ id }) => id),
        fed.map(({ reference }) => reference).join(','),
        references.join(','),
      );
    } catch (thrown) {
      throw stepFailure(thrown, new Set(this.recorded.nodes));
    }
  }
}
