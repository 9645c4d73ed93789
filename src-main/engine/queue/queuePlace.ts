import type { QueueReport } from '@shared/api';
import { LabError } from '@shared/errors';
import type { SpawnTrainer } from './trainerProcess';

/** The workers of a queue as a place where runs train beside this machine. */
export interface QueuePlace {
  /** Runs that may be offered to workers at once; 0 while there is no queue. */
  readonly room: number;
  /** Call it only where there is room. */
  readonly spawn: SpawnTrainer;
  report(): Omit<QueueReport, 'trainsOn'>;
  /** Told of each change of the report or the room from now on; a queue that was saved is connected to. */
  start(changed: () => void): void;
  /**
   * Goes to another queue, or with null leaves it; a password is kept for the same address.
   * @throws LabError that says why it cannot be used; the one before stays then.
   */
  use(address: string | null, password?: string): Promise<void>;
  close(): Promise<void>;
}

/** A lab that trains on its own machine alone. */
export const noQueue: QueuePlace = {
  room: 0,
  spawn: () => {
    throw new LabError('internal', 'There is no queue.');
  },
  report: () => ({ address: null, state: 'none', problem: null, fixed: false, workers: [] }),
  start: () => undefined,
  use: async () => {
    throw new LabError('conflict', 'This lab trains on its own machine alone.');
  },
  close: async () => undefined,
};
