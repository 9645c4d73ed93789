import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LabError } from '@shared/errors';
import type { GraphDocument } from '@shared/graph';
import { nodeType } from '@shared/nodes/registry';
import type { Dataset } from '../src-main/data';
import type { Backend } from '../src-main/tensorflow';
import { TrainingSession } from '../src-main/trainer/session';
import { type BenchCase, documentOf, type Precision, precisions } from './cases';
import { type PeerProcess, type TorchMode, torchModes } from './peerProcess';

/** One way of making a case's step. */
export interface Contender {
  readonly name: string;
  readonly side: 'lab' | 'torch';
  readonly kind: 'replay' | 'eager' | TorchMode;
  readonly precision: Precision;
  /** Trained weights: the same on both sides, or they are not the same network. */
  readonly parameters: number;
  /** Milliseconds of each of `count` steps on views that are there. */
  step(count: number): Promise<readonly number[]>;
  /** Milliseconds a step of the training loop, with data and augmentation and, in the lab, probes; replay and PyTorch. */
  loop(count: number): Promise<number>;
}

export interface Failure {
  readonly name: string;
  readonly why: string;
}

/** The lab's own steps: replayed in both precisions, and eager in float32. */
export function labContenders(benchCase: BenchCase, backend: Backend, dataset: Dataset) {
  const folder = mkdtempSync(join(tmpdir(), 'collapse-lab-bench-'));
  const open = (document: GraphDocument) => new TrainingSession(document, backend, dataset, folder);
  const contender = (precision: Precision, execution: 'replay' | 'eager'): Contender => {
    const bare = open(documentOf(benchCase, { precision, execution, views: 'bare' }));
    let full: TrainingSession | undefined;
    let done = 0;
    const stepOf = (session: TrainingSession, outputs: readonly string[]) => {
      const start = performance.now();
      session.step(done % session.total, outputs);
      done += 1;
      return performance.now() - start;
    };
    stepOf(bare, bare.compiled.losses);
    return {
      name: `lab ${execution}`,
      side: 'lab',
      kind: execution,
      precision,
      parameters: bare.parameterCount,
      step: async (count) => Array.from({ length: count }, () => stepOf(bare, bare.compiled.losses)),
      loop: async (count) => {
        if (full === undefined) {
          full = open(documentOf(benchCase, { precision, execution, views: 'full' }));
          for (const outputs of [full.compiled.probes, full.compiled.losses]) stepOf(full, outputs);
        }
        const session = full;
        const { probeEvery } = session.document.training;
        const times = Array.from({ length: count }, (_, step) =>
          stepOf(session, step % probeEvery === 0 ? session.compiled.probes : session.compiled.losses),
        );
        return times.reduce((sum, time) => sum + time, 0) / count;
      },
    };
  };
  const contenders = [
    ...precisions.map((precision) => contender(precision, 'replay')),
    contender('float32', 'eager'),
  ];
  rmSync(folder, { recursive: true, force: true });
  return contenders;
}

/** PyTorch's steps in every mode and both precisions; a mode that does not work here is told apart. */
export async function torchContenders(
  benchCase: BenchCase,
  peer: PeerProcess,
): Promise<{ contenders: Contender[]; failures: Failure[] }> {
  const contenders: Contender[] = [];
  const failures: Failure[] = [];
  for (const precision of precisions) {
    const document = documentOf(benchCase, { precision, execution: 'replay', views: 'full' });
    for (const mode of torchModes) {
      const name = `torch ${mode}`;
      const id = `${benchCase.id} ${mode} ${precision}`;
      try {
        const parameters = await peer.open({ id, mode, precision, ...networkOf(benchCase, document) });
        contenders.push({
          name,
          side: 'torch',
          kind: mode,
          precision,
          parameters,
          step: (count) => peer.step(id, count),
          loop: async (count) => (1000 * (await peer.loop(id, count))) / count,
        });
      } catch (problem) {
        failures.push({
          name: `${name} ${precision}`,
          why: problem instanceof Error ? problem.message : String(problem),
        });
      }
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
    `${first.name} trains ${first.parameters} weights but ${other.name} ${other.parameters}: bench/peer does not build the network of the document`,
  );
}

/** What the other side needs to build the same network: every node's parameters with their defaults filled in. */
function networkOf({ method }: BenchCase, document: GraphDocument) {
  const modules = Object.fromEntries(
    document.nodes.map(({ id, type, params }) => [
      id,
      { type, params: nodeType(type)?.params.parse(params) ?? {} },
    ]),
  );
  return { method, modules, training: document.training, views: modules.views?.params ?? {} };
}
