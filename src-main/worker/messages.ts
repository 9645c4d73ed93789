import type { WorkerCard } from '@shared/api';
import type { TrainerCommand, TrainerJob, TrainerReport } from '../trainer/protocol';
import type { Frame } from './link';

/** A part of a file; the first one of a name begins it anew. */
export interface Piece {
  readonly kind: 'piece';
  /** Its name without a folder. */
  readonly name: string;
  readonly first: boolean;
  readonly base64: string;
}

/** The job as it travels: without folders of the engine's machine. The weights that it begins with are a file sent before. */
export type TravellingJob = Omit<TrainerJob, 'folder'>;

type Weights = Pick<TrainerJob, 'resumeFrom' | 'fork'>;

/** The weights that a run begins with under another path. */
export function placed({ resumeFrom, fork }: Weights, place: (path: string) => string): Weights {
  return {
    resumeFrom: resumeFrom === null ? null : place(resumeFrom),
    fork: fork === null ? null : { ...fork, weights: place(fork.weights) },
  };
}

export type ToWorker =
  | Piece
  | { readonly kind: 'job'; readonly job: TravellingJob; readonly sha256: string | null }
  | Exclude<TrainerCommand, { kind: 'start' }>;

export type ToEngine =
  | Piece
  /** Paths in it are names of files that were sent before. */
  | { readonly kind: 'report'; readonly number: number; readonly report: TrainerReport }
  | {
      readonly kind: 'exit';
      readonly code: number | null;
      readonly signal: string | null;
      /** The worker ends and gives the run back; it is no crash. */
      readonly handedBack: boolean;
      readonly logTail: string;
    };

/** A worker's hold of one run. `take` is drawn anew each time: what comes under an older one is refused. */
export interface Take {
  readonly take: string;
  readonly run: string;
}

/** About one run, on the channel of the engine. */
export type Up = Take &
  (
    | {
        /** Asks for the run; repeated until the engine answers. */
        readonly kind: 'take';
        readonly place: string;
        readonly version: string;
        /** As computesWith says it; null where the worker does not know. */
        readonly computes: string | null;
        /** It goes on with no checkpoint of another version, TensorFlow or processor. */
        readonly refuses: boolean;
        /** The worker's clock, milliseconds since 1970. */
        readonly now: number;
      }
    | { readonly kind: 'frame'; readonly frame: Frame<ToEngine> }
    /** The worker lives; `beat` tells whether its trainer does. */
    | { readonly kind: 'alive'; readonly beat: boolean }
  );

/** What a worker tells of itself now and then and at each change, and when it leaves. */
export type Presenting =
  | { readonly kind: 'worker'; readonly worker: WorkerCard }
  | { readonly kind: 'bye'; readonly worker: string };

/** On the channel of one take. */
export type Down =
  | { readonly kind: 'frame'; readonly frame: Frame<ToWorker> }
  /** The run is not, or no longer, this take's. */
  | { readonly kind: 'refused' }
  /** The worker itself would refuse the run; another one may take it. */
  | { readonly kind: 'unsuited'; readonly reason: string };

/** Names of channels in Redis. Several labs share a Redis by different database numbers of its address. */
export const channels = {
  engine: 'collapse-lab:engine',
  take: (take: string) => `collapse-lab:take:${take}`,
} as const;

/** Milliseconds between two signs of life, and between two looks at what has not arrived. */
export const signEvery = 1_000;
