import { LabError } from '@shared/errors';
import type { GraphDocument } from '@shared/graph';
import { nodeType } from '@shared/nodes/registry';
import type { Precision } from '@shared/training';
import { type BenchCase, documentOf } from './cases';
import type { ContenderProcess } from './contenderProcess';

export const torchModes = ['eager', 'channels_last', 'compile'] as const;
export const labModes = ['replay', 'eager'] as const;

/** One way of making a case's step. */
export interface Contender {
  readonly name: string;
  readonly side: 'lab' | 'torch';
  readonly mode: (typeof torchModes)[number] | (typeof labModes)[number];
  readonly precision: Precision;
  /** Trained weights: the same on both sides, or they are not the same network. */
  readonly parameters: number;
  /** How it computes, in words. */
  readonly text: string;
  /** Milliseconds of each of `count` steps on views that are there. */
  step(count: number): Promise<readonly number[]>;
  /** Milliseconds a step of the training loop, with data and augmentation and, in the lab, probes. */
  loop(count: number): Promise<number>;
}

export interface Failure {
  readonly name: string;
  readonly why: string;
}

export interface Opened {
  readonly contenders: readonly Contender[];
  readonly failures: readonly Failure[];
}

/** The lab's steps of a precision: replayed and, in float32, eager. */
export function labContenders(
  benchCase: BenchCase,
  precision: Precision,
  process: ContenderProcess,
): Promise<Opened> {
  const modes = precision === 'float32' ? labModes : (['replay'] as const);
  return opened(process, 'lab', precision, modes, (mode, id) => ({
    id,
    case: benchCase.id,
    mode,
    precision,
  }));
}

/** PyTorch's steps of a precision in every mode; a mode that does not work here is told apart. */
export function torchContenders(
  benchCase: BenchCase,
  precision: Precision,
  process: ContenderProcess,
): Promise<Opened> {
  const document = documentOf(benchCase, { precision, execution: 'replay', views: 'full' });
  return opened(process, 'torch', precision, torchModes, (mode, id) => ({
    id,
    mode,
    precision,
    ...networkOf(benchCase, document),
  }));
}

async function opened<Mode extends Contender['mode']>(
  process: ContenderProcess,
  side: Contender['side'],
  precision: Precision,
  modes: readonly Mode[],
  requestOf: (mode: Mode, id: string) => Readonly<Record<string, unknown>>,
): Promise<Opened> {
  const contenders: Contender[] = [];
  const failures: Failure[] = [];
  for (const mode of modes) {
    const id = `${mode} ${precision}`;
    const name = `${side} ${mode}`;
    try {
      const { parameters, text } = await process.open(requestOf(mode, id));
      contenders.push({
        ...{ name, side, mode, precision, parameters, text },
        step: (count) => process.step(id, count),
        loop: async (count) => (1000 * (await process.loop(id, count))) / count,
      });
    } catch (problem) {
      const why = problem instanceof Error ? problem.message : String(problem);
      failures.push({ name: `${name} ${precision}`, why });
    }
  }
  return { contenders, failures };
}

/** @throws LabError `internal` if the contenders do not all train the same number of weights */
export function assertSameNetwork(contenders: readonly Contender[]): void {
  const [first] = contenders;
  const other = contenders.find(({ parameters }) => parameters !== first?.parameters);
  if (first === undefined || other === undefined) return;
  throw new LabError(
    'internal',
    `${first.name} trains ${first.parameters} weights but ${other.name} ${other.parameters}: bench/torch/peer does not build the network of the document`,
  );
}

/** What PyTorch's side needs to build the same network: every node's parameters with their defaults filled in. */
export function networkOf({ method }: Pick<BenchCase, 'method'>, document: GraphDocument) {
  const modules = Object.fromEntries(
    document.nodes.map(({ id, type, params }) => [
      id,
      { type, params: nodeType(type)?.params.parse(params) ?? {} },
    ]),
  );
  return { method, modules, training: document.training, views: modules.views?.params ?? {} };
}
