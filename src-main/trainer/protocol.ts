import type { Arithmetic, BackendInfo, Fork, MetricPoint, RunMark } from '@shared/api';
import type { DataRecord } from '@shared/data';
import type { LabErrorJson } from '@shared/errors';
import type { GraphDocument } from '@shared/graph';
import type { Execution, RunActivity } from '@shared/run';
import type { VerdictReport } from '@shared/verdict';

/** What a trainer process is told to do. It is forked with an IPC channel and gets one `start`. */
export interface TrainerJob {
  readonly runId: string;
  /** Which start of the run's trainer this is; it only rises. */
  readonly attempt: number;
  /** Validated by the engine. Directories of the data source are absolute. */
  readonly document: GraphDocument;
  /** Folder for this run's checkpoints and the recorded step; exists. */
  readonly folder: string;
  /** A safetensors checkpoint of this run to continue from. */
  readonly resumeFrom: string | null;
  /** Of a fork that begins: a checkpoint of its parent, and which nodes take their weights from it. */
  readonly fork: { readonly weights: string; readonly nodes: Fork['taken'] } | null;
  /** Of a run that is resumed: the steps it set out to do, which stay as they are whatever the data's size. */
  readonly totalSteps: number | null;
  /** Goes on although the data is not what the checkpoint was trained on. */
  readonly acceptsChangedData: boolean;
  /** What its process is started with: of the run's record where it is resumed. */
  readonly arithmetic: Arithmetic;
}

/** Engine to trainer. */
export type TrainerCommand =
  | { readonly kind: 'start'; readonly job: TrainerJob }
  /** Finish the step, write a checkpoint, report `paused`, wait. */
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** Finish the step, write a checkpoint, report `ended` as stopped, exit 0. */
  | { readonly kind: 'stop' }
  /** Every report up to this number is in the database. */
  | { readonly kind: 'kept'; readonly number: number };

/** What travels from trainer to engine: a report under its number, 1 for the first. */
export interface TrainerMessage {
  readonly number: number;
  readonly report: TrainerReport;
}

/** Files of a trainer inside its run's folder, beside the checkpoints. */
export const trainerFiles = {
  /** Held by the trainer as long as it lives. */
  lock: 'trainer-lock.sqlite',
  /** Reports that its engine did not live to keep. */
  outbox: 'reports.json',
  log: 'trainer.log',
  /** Its process number. */
  pid: 'trainer.pid',
} as const;

export interface TrainerSummary {
  /** Means over the last window; names of src-shared/metrics headlineMetrics. */
  readonly headline: Readonly<Record<string, number>>;
  readonly verdict: VerdictReport | null;
  readonly primaryTap: string;
  /** Seconds in training steps, pauses left out. */
  readonly seconds: number;
  readonly imagesPerSecond: number;
}

/** What a trainer says. It exits with 0 after `ended`; any other exit is a crash. */
export type TrainerReport =
  | { readonly kind: 'activity'; readonly activity: RunActivity }
  | {
      readonly kind: 'ready';
      readonly backend: BackendInfo;
      readonly execution: Execution;
      readonly totalSteps: number;
      readonly primaryTap: string;
    }
  | {
      readonly kind: 'progress';
      readonly step: number;
      readonly imagesPerSecond: number;
      readonly seconds: number;
    }
  | { readonly kind: 'metrics'; readonly points: readonly MetricPoint[] }
  | {
      readonly kind: 'spectrum';
      readonly tap: string;
      readonly step: number;
      /** Largest first. */
      readonly eigenvalues: readonly number[];
    }
  /** Images that are loaded, of so many. */
  | { readonly kind: 'loading'; readonly done: number; readonly total: number }
  /** What will be trained on. */
  | { readonly kind: 'data'; readonly record: DataRecord }
  | { readonly kind: 'mark'; readonly mark: RunMark }
  | {
      readonly kind: 'checkpoint';
      readonly step: number;
      readonly path: string;
      readonly bytes: number;
      readonly sha256: string;
    }
  /** A file beside the checkpoints; its name and kind say what it holds. */
  | {
      readonly kind: 'artifact';
      readonly artifact: {
        readonly kind: 'embedding' | 'sample';
        readonly step: number;
        readonly path: string;
        readonly bytes: number;
        readonly sha256: string;
      };
    }
  | { readonly kind: 'summary'; readonly summary: TrainerSummary }
  | { readonly kind: 'paused'; readonly step: number }
  | { readonly kind: 'resumed'; readonly step: number }
  | {
      readonly kind: 'ended';
      readonly how: 'finished' | 'stopped' | 'failed';
      readonly step: number;
      readonly error: LabErrorJson | null;
    };
