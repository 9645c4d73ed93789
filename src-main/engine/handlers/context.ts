import type { BackendInfo, DoctorCheck } from '@shared/api';
import type { GraphDocument } from '@shared/graph';
import type { ArithmeticFor } from '../../arithmetic';
import type { Store } from '../../store';
import type { EventStream } from '../queue/eventStream';
import type { QueuePlace } from '../queue/queuePlace';
import type { RunQueue } from '../queue/runQueue';
import type { SilenceLimits } from '../queue/silence';
import type { SpawnTrainer } from '../queue/trainerProcess';
import type { Memory } from './requireMemory';

export interface EngineOptions {
  readonly dataFolder: string;
  readonly spawnTrainer: SpawnTrainer;
  /** @throws LabError with node and port for a document that cannot train. */
  readonly validate: (document: GraphDocument) => void;
  readonly version: string;
  /** Runs that train at once; 1 by default, because one run uses the whole machine. */
  readonly concurrency?: number;
  /** How long a trainer may be silent. */
  readonly silence?: SilenceLimits;
  /** Workers that train runs too; none by default. */
  readonly workers?: QueuePlace;
  /**
   * Whether runs that an engine before this one left unfinished go on by themselves: `as-set` in the lab's settings.
   * Never by default: a command that only looks must not train.
   */
  readonly resume?: 'always' | 'as-set' | 'never';
  /** What trainers may take; the machine's own by default. */
  readonly memory?: () => Memory;
  /** Folder of the cached images; the user's own by default. */
  readonly dataCache?: string;
  /** What new runs compute with; by default what works on every machine. */
  readonly arithmetic?: ArithmeticFor;
  /** Asks the compute ladder which rung is in force. */
  readonly probeBackend?: () => Promise<BackendInfo | null>;
  readonly setupProblems?: () => string[];
  readonly doctor?: () => Promise<DoctorCheck[]>;
}

export interface EngineContext extends EngineOptions {
  readonly dataCache: string;
  readonly workers: QueuePlace;
  readonly store: Store;
  readonly events: EventStream;
  readonly queue: RunQueue;
}
