import type { Api, CallInput, CallName, CallOutput, LabEvent, Run } from '@shared/api';
import { LabError } from '@shared/errors';
import { documentSchema, documentVersion, type GraphDocument } from '@shared/graph';
import type { LabLink } from '../store/runsStore';

type Answers = {
  readonly [Name in CallName]?: (input: CallInput<Name>) => CallOutput<Name> | Promise<CallOutput<Name>>;
};

/** A lab whose answers a test gives, and whose events and connection it drives. */
export interface FakeLab extends LabLink {
  readonly calls: readonly { readonly name: CallName; readonly input: unknown }[];
  answer(answers: Answers): void;
  emit(event: LabEvent): void;
  connect(connected: boolean): void;
}

export function fakeLab(initial: Answers = {}): FakeLab {
  let answers: Answers = initial;
  const calls: { name: CallName; input: unknown }[] = [];
  const listeners = new Set<(event: LabEvent) => void>();
  const watchers = new Set<(connected: boolean) => void>();
  const call: Api['call'] = async (name, input) => {
    calls.push({ name, input });
    const answer = answers[name];
    if (answer === undefined) throw new LabError('not-found', `The test has no answer to ${name}.`);
    return answer(input);
  };
  return {
    calls,
    call,
    answer(more) {
      answers = { ...answers, ...more };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onConnection(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    emit: (event) => listeners.forEach((listener) => void listener(event)),
    connect: (connected) => watchers.forEach((watcher) => void watcher(connected)),
  };
}

export function runOf(number: number, change: Partial<Run> = {}): Run {
  return {
    id: `run-${number}`,
    number,
    name: 'SimSiam',
    preset: 'simsiam',
    architecture: 'a'.repeat(64),
    status: 'finished',
    activity: null,
    trainsOn: 'local',
    workerLabel: null,
    place: null,
    waitsFor: null,
    step: 600,
    totalSteps: 600,
    seed: 0,
    createdAt: 1_000 * number,
    startedAt: 1_000 * number,
    endedAt: 1_000 * number + 60_000,
    seconds: 60,
    imagesPerSecond: 1380,
    verdict: null,
    headline: {},
    primaryTap: 'projector',
    backend: null,
    execution: 'replay',
    error: null,
    note: '',
    ...change,
  };
}

export function documentOf(name: string): GraphDocument {
  return documentSchema.parse({
    format: 'collapse-lab',
    version: documentVersion,
    name,
    nodes: [],
    edges: [],
    training: {},
  });
}

/** What `runs.get` answers. */
export function detailsOf(run: Run): CallOutput<'runs.get'> {
  const nothing = { marks: [], attempts: [], data: null, fork: null, children: [], artifacts: [] };
  return { run, document: documentOf(run.name), ...nothing };
}

/** Lets every promise that can settle do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
