import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LabError, toLabError } from '@shared/errors';
import { dataset as datasetNode } from '@shared/nodes/data/dataset';
import { timeArgument } from '../arithmetic';
import { readCheckpoint, stepOfCheckpoint } from '../checkpoint';
import { loadDataset } from '../data';
import { cacheFolder } from '../environment/folders';
import { takeProcessLock, writeWholeFile } from '../files';
import type { ForkSource } from '../fork';
import { loadBackend } from '../tensorflow';
import { startHeartbeat } from '../trainer/heartbeat';
import { type LoopControl, trainLoop } from '../trainer/loop';
import { formatReports, Outbox } from '../trainer/outbox';
import { type TrainerCommand, type TrainerJob, type TrainerReport, trainerFiles } from '../trainer/protocol';
import { KeptRecordings } from '../trainer/recordings/keptRecordings';
import { sampleSheetOf } from '../trainer/sample';
import { TrainingSession } from '../trainer/session';
import { dataChange } from '../trainer/snapshot';
import { timeArithmetic } from '../trainer/timeArithmetic';

type Ended = Extract<TrainerReport, { kind: 'ended' }>;

/** The entry of a trainer process: one run over IPC, `--probe` to print the backend it would use, or `--time` to time it. */
async function main(): Promise<void> {
  if (process.argv.includes('--probe')) {
    const { info } = await loadBackend((why) => process.stderr.write(`${why}\n`));
    process.stdout.write(`${JSON.stringify(info)}\n`);
    return;
  }
  if (process.argv.includes(timeArgument)) {
    await timeArithmetic((times) => process.stdout.write(`${JSON.stringify(times)}\n`));
    process.exit(0);
  }
  startHeartbeat();
  const control = new Control();
  const outbox = new Outbox((message) => {
    // An engine that has just died breaks the channel; `disconnect` says so.
    if (process.connected) process.send?.(message, undefined, {}, () => undefined);
  });
  const job = await new Promise<TrainerJob>((resolve) => {
    process.on('message', (command: TrainerCommand) => {
      if (command.kind === 'start') resolve(command.job);
      else if (command.kind === 'kept') outbox.kept(command.number);
      else control.obey(command.kind);
    });
    process.on('disconnect', () => {
      // The engine is gone: save and end, so that the run can be resumed.
      outbox.disconnected();
      control.obey('stop');
    });
  });
  holdFolder(job.folder);
  await finish(job, outbox, await run(job, control, outbox));
}

/** @throws LabError `conflict` while another trainer works in the folder */
function holdFolder(folder: string): void {
  if (takeProcessLock(join(folder, trainerFiles.lock)) === undefined)
    throw new LabError('conflict', 'Another trainer still works on this run.', { file: folder });
}

async function run(job: TrainerJob, control: Control, outbox: Outbox): Promise<Ended> {
  let step = stepOfCheckpoint(job.resumeFrom ?? '') ?? 0;
  const report = (message: TrainerReport) => {
    if (message.kind === 'progress') step = message.step;
    outbox.send(message);
  };
  const warn = (text: string) =>
    report({ kind: 'mark', mark: { kind: 'warning', step, text, at: Date.now() } });
  try {
    report({ kind: 'activity', activity: 'starting' });
    const backend = await loadBackend(warn);
    report({ kind: 'activity', activity: 'loading' });
    const dataset = await loadDataset(dataSourceOf(job), {
      signal: control.stopped,
      progress: seldom((done, total) => report({ kind: 'loading', done, total })),
    });
    const change = job.resumeFrom === null ? undefined : await dataChange(job.resumeFrom, dataset.record);
    if (change !== undefined) {
      if (!job.acceptsChangedData) throw changedData(change);
      warn(change);
    }
    report({ kind: 'data', record: dataset.record });
    if (job.resumeFrom === null)
      report({ kind: 'artifact', artifact: await sampleSheetOf(dataset, job.folder) });
    report({ kind: 'activity', activity: 'recording' });
    const fork = job.fork === null ? undefined : await forkSource(job.fork);
    const session = new TrainingSession(job.document, backend, dataset, job.folder, {
      stepsBegun: job.totalSteps,
      recordings: recordingsOfThisBuild(),
      ...(fork === undefined ? {} : { fork }),
    });
    if (session.fallback !== null) warn(session.fallback);
    session.first.refused.forEach(warn);
    report({
      kind: 'ready',
      backend: backend.info,
      execution: session.executor.kind,
      totalSteps: session.total,
      primaryTap: session.compiled.taps.find(({ role }) => role === 'representation')?.id ?? '',
    });
    const ended = await trainLoop({
      session,
      folder: job.folder,
      resumeFrom: job.resumeFrom,
      control,
      report,
      whenRoom: () => outbox.whenRoom(),
      clock: () => performance.now(),
    });
    return { kind: 'ended', ...ended, error: null };
  } catch (thrown) {
    if (control.stopped.aborted && thrown === control.stopped.reason)
      return { kind: 'ended', how: 'stopped', step, error: null };
    process.stderr.write(`${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`);
    return { kind: 'ended', how: 'failed', step, error: toLabError(thrown).toJSON() };
  }
}

async function forkSource({ weights, nodes }: NonNullable<TrainerJob['fork']>): Promise<ForkSource> {
  const { tensors } = await readCheckpoint(weights);
  return { tensors, nodes };
}

function changedData(change: string): LabError {
  return new LabError(
    'data-changed',
    `${change} Put the data back as it was, train a new run, or go on with the changed data (resume --changed-data): test images of before may be trained on then.`,
  );
}

/** Least milliseconds between two reports of how far the data is. */
const loadingEvery = 200;

function seldom(tell: (done: number, total: number) => void): (done: number, total: number) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (done, total) => {
    const now = performance.now();
    if (now - last < loadingEvery && done < total) return;
    last = now;
    tell(done, total);
  };
}

/** Sends the last report and leaves once it is kept, by the engine or, where that is gone, in a file. */
async function finish(job: TrainerJob, outbox: Outbox, ended: Ended): Promise<void> {
  outbox.send(ended);
  const remaining = await outbox.remaining();
  if (remaining.length > 0)
    await writeWholeFile(join(job.folder, trainerFiles.outbox), [formatReports(remaining)]);
  process.exit(0);
}

/** Files of this build are named after what is in them, so that its first one tells it from every other. */
function recordingsOfThisBuild(): KeptRecordings {
  const build = createHash('sha256').update(readFileSync(__filename)).digest('hex').slice(0, 16);
  return new KeptRecordings(join(cacheFolder(), 'recordings'), build);
}

function dataSourceOf({ document }: TrainerJob) {
  const node = document.nodes.find((candidate) => candidate.type === datasetNode.type);
  return datasetNode.params.parse(node?.params ?? {}).source;
}

class Control implements LoopControl {
  wish: LoopControl['wish'] = 'run';
  readonly #stop = new AbortController();
  #waiting: (() => void)[] = [];

  /** Aborted once the run is to stop: ends the loading of data, which may take minutes. */
  get stopped(): AbortSignal {
    return this.#stop.signal;
  }

  /** A stop is final: what was asked for after it, while the step was at work, comes too late. */
  obey(command: 'pause' | 'resume' | 'stop'): void {
    if (this.stopped.aborted) return;
    this.wish = command === 'resume' ? 'run' : command;
    if (command === 'stop') this.#stop.abort();
    if (this.wish === 'pause') return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  whenNotPaused(): Promise<void> {
    return this.wish === 'pause' ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve();
  }
}

void main();
