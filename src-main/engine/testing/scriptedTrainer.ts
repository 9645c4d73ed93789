/**
 * A trainer without TensorFlow, for tests of the engine: it speaks the protocol over a real IPC channel and
 * does what the document's name says. Node runs this file as it is (type stripping).
 * - `crash`: exits with 3 at step 10 of its first start, after a line on standard error; checkpoints every 5 steps
 * - `crash-again`: the same at step 13 of every start
 * - any name with `steady`: with checkpoints every 5 steps
 * - `fail`: ends as failed with a LabError
 * - `endless`: trains until it is told to stop
 * - `deaf`: trains and never listens
 * - anything else: trains training.maxSteps steps
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeProcessLock } from '../../files/processLock.ts';
import { startHeartbeat } from '../../trainer/heartbeat.ts';
import { formatReports, Outbox } from '../../trainer/outbox.ts';
import {
  type TrainerCommand,
  type TrainerJob,
  type TrainerReport,
  trainerFiles,
} from '../../trainer/protocol.ts';

const stepMilliseconds = 2;
const metricsPerStep = 8;
const backend = {
  rung: 3,
  name: 'cpu',
  version: '0',
  device: 'CPU',
  threads: 1,
  text: 'Scripted',
  arithmetic: null,
  processor: 'a processor',
} as const;

let paused = false;
let stopping = false;
let wake = (): void => {};

const outbox = new Outbox((message) => {
  if (process.connected) process.send?.(message, undefined, {}, () => undefined);
});

function report(message: TrainerReport): void {
  outbox.send(message);
}

function checkpoint(job: TrainerJob, step: number): void {
  const path = join(job.folder, `step-${step}.safetensors`);
  const text = `weights at ${step}`;
  writeFileSync(path, text);
  const sha256 = createHash('sha256').update(text).digest('hex');
  report({ kind: 'checkpoint', step, path, bytes: text.length, sha256 });
}

async function end(job: TrainerJob, how: 'finished' | 'stopped' | 'failed', step: number): Promise<void> {
  const error =
    how === 'failed'
      ? { code: 'loss-not-finite' as const, message: 'The loss is NaN', where: { node: 'loss' } }
      : null;
  report({ kind: 'ended', how, step, error });
  const remaining = await outbox.remaining();
  if (remaining.length > 0) writeFileSync(join(job.folder, trainerFiles.outbox), formatReports(remaining));
  process.exit(0);
}

function measure(step: number): void {
  const points = Array.from({ length: metricsPerStep }, (_, index) => ({
    name: index === 0 ? 'projector/m_o' : `group/metric-${index}`,
    step,
    value: step / 10 + index,
  }));
  report({ kind: 'metrics', points: [...points, { name: 'train/loss', step, value: -0.5 }] });
  report({ kind: 'progress', step, imagesPerSecond: 1000, seconds: step * 0.01 });
}

async function pause(job: TrainerJob, step: number): Promise<void> {
  checkpoint(job, step);
  report({ kind: 'paused', step });
  await new Promise<void>((resolve) => {
    wake = resolve;
  });
  if (!stopping) report({ kind: 'resumed', step });
}

async function train(job: TrainerJob): Promise<void> {
  const { name, training } = job.document;
  const total = training.maxSteps || 1_000_000;
  report({ kind: 'activity', activity: 'loading' });
  report({ kind: 'ready', backend, execution: 'eager', totalSteps: total, primaryTap: 'projector' });
  if (name === 'fail') return end(job, 'failed', 0);
  report({ kind: 'activity', activity: 'training' });
  const start = job.resumeFrom === null ? 0 : Number(/step-(\d+)/.exec(job.resumeFrom)?.[1]);
  for (let step = start + 1; step <= total; step += 1) {
    measure(step);
    await outbox.whenRoom();
    if ((name === 'crash' && start === 0 && step === 10) || (name === 'crash-again' && step === 13)) {
      process.stderr.write('out of memory, says the scripted trainer\n');
      process.exit(3);
    }
    if (step % 5 === 0 && (name.startsWith('crash') || name.includes('steady'))) checkpoint(job, step);
    if (paused && !stopping) await pause(job, step);
    if (stopping && name !== 'deaf') {
      checkpoint(job, step);
      return end(job, 'stopped', step);
    }
    await new Promise((resolve) => setTimeout(resolve, stepMilliseconds));
  }
  checkpoint(job, total);
  report({
    kind: 'summary',
    summary: {
      headline: {
        m_o: 0.2,
        m_r: 0.97,
        std: 0.95,
        covariance: 0.1,
        effective_rank: 8,
        knn_accuracy: 0.35,
        loss: -0.9,
      },
      verdict: {
        verdict: 'healthy',
        tap: 'projector',
        reasons: ['projector: m_o 0.20'],
        taps: [{ tap: 'projector', role: 'representation', verdict: 'healthy', reasons: ['m_o 0.20'] }],
      },
      primaryTap: 'projector',
      seconds: total * 0.01,
      imagesPerSecond: 1000,
    },
  });
  await end(job, 'finished', total);
}

if (process.argv.includes('--probe')) {
  process.stdout.write(`${JSON.stringify(backend)}\n`);
  process.exit(0);
}
startHeartbeat();
process.on('message', (command: TrainerCommand) => {
  if (command.kind === 'start') {
    if (takeProcessLock(join(command.job.folder, trainerFiles.lock)) === undefined) {
      process.stderr.write('another trainer still works on this run, says the scripted trainer\n');
      process.exit(4);
    }
    void train(command.job);
  }
  if (command.kind === 'kept') outbox.kept(command.number);
  if (command.kind === 'pause') paused = true;
  if (command.kind === 'stop') stopping = true;
  if (command.kind === 'resume' || command.kind === 'stop') {
    paused = false;
    wake();
  }
});
process.on('disconnect', () => {
  outbox.disconnected();
  stopping = true;
  wake();
});
