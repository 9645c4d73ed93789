import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BackendInfo } from '@shared/api';
import type { SpawnTrainer, TrainerListener } from '../../engine';
import type { TrainerJob, TrainerReport, TrainerSummary } from '../../trainer/protocol';

const steps = 10;

const backend: BackendInfo = {
  rung: 3,
  name: 'cpu',
  version: '0',
  device: 'CPU',
  threads: 1,
  text: 'Timed',
  arithmetic: null,
  processor: 'a processor',
};

const summary: TrainerSummary = {
  headline: { loss: -1 },
  verdict: { verdict: 'healthy', tap: 'z', reasons: [], taps: [] },
  primaryTap: 'z',
  seconds: 1,
  imagesPerSecond: 1,
};

function weights(job: TrainerJob): TrainerReport {
  const path = join(job.folder, `step-${steps}.safetensors`);
  const text = `weights of ${job.runId}`;
  writeFileSync(path, text);
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { kind: 'checkpoint', step: steps, path, bytes: text.length, sha256 };
}

/**
 * A trainer that is no process: it does nothing for a time and reports what a run of ten steps reports, so that a queue is
 * measured and not the start of processes.
 */
export function timedTrainer(milliseconds: number): SpawnTrainer {
  return (_placed, listener) => new TimedTrainer(milliseconds, listener);
}

class TimedTrainer {
  #number = 0;
  #step = 0;
  #last = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly milliseconds: number,
    private readonly listener: TrainerListener,
  ) {}

  send(command: Parameters<ReturnType<SpawnTrainer>['send']>[0]): void {
    if (command.kind === 'start') this.#start(command.job);
    else if (command.kind === 'stop') this.#end('stopped');
    else if (command.kind === 'kept' && command.number === this.#last) this.#exit('SIGTERM');
  }

  kill(): void {
    this.#exit('SIGKILL');
  }

  logTail(): string {
    return '';
  }

  #report(report: TrainerReport): void {
    this.#number += 1;
    this.listener.report(report, this.#number);
  }

  #start(job: TrainerJob): void {
    this.#report({ kind: 'ready', backend, execution: 'eager', totalSteps: steps, primaryTap: 'z' });
    this.#report({ kind: 'activity', activity: 'training' });
    this.#timer = setInterval(() => this.#advance(job), this.milliseconds / steps);
  }

  #advance(job: TrainerJob): void {
    this.#step += 1;
    this.listener.beat?.();
    this.#report({ kind: 'metrics', points: [{ name: 'train/loss', step: this.#step, value: -this.#step }] });
    this.#report({ kind: 'progress', step: this.#step, imagesPerSecond: 1, seconds: 1 });
    if (this.#step < steps) return;
    this.#report(weights(job));
    this.#report({ kind: 'summary', summary });
    this.#end('finished');
  }

  #end(how: 'finished' | 'stopped'): void {
    clearInterval(this.#timer);
    this.#report({ kind: 'ended', how, step: this.#step, error: null });
    this.#last = this.#number;
  }

  #exit(signal: NodeJS.Signals): void {
    clearInterval(this.#timer);
    setImmediate(() =>
      this.listener.exit(signal === 'SIGKILL' ? { code: null, signal } : { code: 0, signal: null }),
    );
  }
}
