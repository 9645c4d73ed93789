import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, openSync, readSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { computeEnvironment } from '../../environment/computeEnvironment';
import { heartbeatDescriptor } from '../../trainer/heartbeat';
import {
  type TrainerCommand,
  type TrainerJob,
  type TrainerMessage,
  type TrainerReport,
  trainerFiles,
} from '../../trainer/protocol';

export interface TrainerExit {
  readonly code: number | null;
  readonly signal: string | null;
  /** A sentence where the machine went, not the trainer: the run goes on elsewhere. */
  readonly lost?: string;
  /** Nobody had begun it, and it was asked back. */
  readonly withdrawn?: true;
}

/** One trainer at work. */
export interface TrainerProcess {
  send(command: TrainerCommand): void;
  kill(): void;
  /** Gives the run back where no worker has taken it; otherwise nothing happens. */
  withdraw?(): void;
  /** The last lines that it wrote to its log. */
  logTail(): string;
}

export interface TrainerListener {
  /** `number` counts the reports; it is sent back as `kept` once the report is in the database. */
  report(report: TrainerReport, number: number): void;
  /** It lives and gets time from the system; at least every few seconds. */
  beat?(): void;
  /** Where it trains, once a worker of another process has taken the run. */
  placed?(place: string): void;
  /** What it waits for while no worker has taken the run, such as `a free worker`. */
  waits?(what: string): void;
  /** Comes once, after the last report. */
  exit(exit: TrainerExit): void;
}

/** What a place must know of a job before it is sent. */
export interface PlacedJob extends Pick<TrainerJob, 'runId' | 'document' | 'folder' | 'arithmetic'> {
  /** The label that a worker must have; null or left out for any. */
  readonly workerLabel?: string | null;
  /** What its checkpoint was computed with; null or left out for a run that begins. */
  readonly begunOn?: string | null;
}

/** Starts a trainer for a job: here, or wherever a worker of the queue takes it. The job itself is sent to it. */
export type SpawnTrainer = (job: PlacedJob, listener: TrainerListener) => TrainerProcess;

const tailBytes = 4_000;
const tailLines = 12;

function readTail(file: string): string {
  const { size } = statSync(file);
  const buffer = Buffer.alloc(Math.min(size, tailBytes));
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
  } finally {
    closeSync(descriptor);
  }
  return buffer.toString('utf8').trim().split('\n').slice(-tailLines).join('\n');
}

function start(
  script: string,
  { folder, arithmetic }: PlacedJob,
  sharing: number,
): { child: ChildProcess; log: string } {
  const log = join(folder, trainerFiles.log);
  const descriptor = openSync(log, 'a');
  try {
    const child = fork(script, [], {
      serialization: 'advanced',
      execArgv: [],
      env: computeEnvironment(process.env, arithmetic, sharing),
      stdio: ['ignore', descriptor, descriptor, 'ipc', 'pipe'],
      // A group of its own: Ctrl-C in the terminal is the engine's to handle, which asks for a checkpoint first.
      detached: process.platform !== 'win32',
    });
    writeFileSync(join(folder, trainerFiles.pid), String(child.pid ?? ''));
    return { child, log };
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Trainers as processes of `script`, which speaks the protocol over its IPC channel.
 * @param sharing how many of them share the cores at once
 */
export function trainerProcesses(script: string, sharing = 1): SpawnTrainer {
  return (job, listener) => {
    const { child, log } = start(script, job, sharing);
    let startFailure: string | undefined;
    child.on('message', (message) => {
      const { report, number } = message as TrainerMessage;
      listener.report(report, number);
    });
    child.stdio[heartbeatDescriptor]
      ?.on('data', () => listener.beat?.())
      // The end of a pipe whose process was killed.
      .on('error', () => undefined);
    // A write to a process that is gone fails here; its exit says what happened.
    child.on('error', (error) => {
      if (child.pid !== undefined) return;
      startFailure = error.message;
      listener.exit({ code: null, signal: null });
    });
    // `close`, not `exit`: it comes after the channel is drained, so no report is lost.
    child.on('close', (code, signal) => {
      if (startFailure === undefined) listener.exit({ code, signal });
    });
    return {
      send(command) {
        if (child.connected) child.send(command, () => undefined);
      },
      kill: () => {
        child.kill('SIGKILL');
      },
      logTail: () => startFailure ?? readTail(log),
    };
  };
}
