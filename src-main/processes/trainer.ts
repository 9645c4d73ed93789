import { toLabError } from '@shared/errors';
import { dataset as datasetNode } from '@shared/nodes/data/dataset';
import { stepOfCheckpoint } from '../checkpoint';
import { loadDataset } from '../data';
import { loadBackend } from '../tensorflow';
import { type LoopControl, trainLoop } from '../trainer/loop';
import type { TrainerCommand, TrainerJob, TrainerReport } from '../trainer/protocol';
import { TrainingSession } from '../trainer/session';

/** The entry of a trainer process: one run over IPC, or `--probe` to print the backend it would use. */
async function main(): Promise<void> {
  if (process.argv.includes('--probe')) {
    const { info } = await loadBackend((why) => process.stderr.write(`${why}\n`));
    process.stdout.write(`${JSON.stringify(info)}\n`);
    return;
  }
  const control = new Control();
  const job = await new Promise<TrainerJob>((resolve) => {
    process.on('message', (command: TrainerCommand) => {
      if (command.kind === 'start') resolve(command.job);
      else control.obey(command.kind);
    });
  });
  process.on('disconnect', () => {
    // The engine is gone: save and end, so that the run can be resumed.
    control.obey('stop');
  });
  await run(job, control);
}

async function run(job: TrainerJob, control: Control): Promise<void> {
  const report = (message: TrainerReport) => {
    if (process.connected) process.send?.(message);
  };
  let step = stepOfCheckpoint(job.resumeFrom ?? '') ?? 0;
  try {
    report({ kind: 'phase', phase: 'starting TensorFlow' });
    const backend = await loadBackend((text) => report({ kind: 'log', level: 'warning', text }));
    report({ kind: 'phase', phase: 'loading data' });
    const dataset = await loadDataset(dataSourceOf(job), { signal: control.stopped });
    report({ kind: 'phase', phase: 'recording the step' });
    const session = new TrainingSession(job.document, backend, dataset, job.folder);
    report({
      kind: 'ready',
      backend: backend.info,
      execution: session.execution,
      totalSteps: session.total,
      primaryTap: session.taps.find((tap) => tap.primary)?.id ?? '',
    });
    const ended = await trainLoop({
      session,
      folder: job.folder,
      resumeFrom: job.resumeFrom,
      control,
      report: (message) => {
        if (message.kind === 'progress') step = message.step;
        report(message);
      },
      clock: () => performance.now(),
    });
    await finish({ kind: 'ended', ...ended, error: null });
  } catch (thrown) {
    if (control.stopped.aborted && thrown === control.stopped.reason)
      await finish({ kind: 'ended', how: 'stopped', step, error: null });
    process.stderr.write(`${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`);
    await finish({ kind: 'ended', how: 'failed', step, error: toLabError(thrown).toJSON() });
  }
}

/** Sends the last report and leaves once it is on its way. */
async function finish(report: TrainerReport): Promise<void> {
  await new Promise<void>((resolve) => {
    if (process.connected && process.send !== undefined) process.send(report, () => resolve());
    else resolve();
  });
  process.exit(0);
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
