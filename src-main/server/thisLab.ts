import { assertValid } from '@shared/graph';
import { version } from '../../package.json';
import { machineArithmetic } from '../arithmetic';
import { doctor, probeBackend, setupProblems } from '../doctor';
import { type EngineOptions, trainerProcesses } from '../engine';
import { dataFolder } from '../environment/folders';
import type { QueuedTrainers } from '../worker';
import { builtFiles } from './builtFiles';
import { type Lab, openLab } from './openLab';

export interface ThisLabOptions {
  readonly port?: number;
  /** Runs that train at once. */
  readonly concurrency?: number | undefined;
  readonly resume?: EngineOptions['resume'];
  /** Makes a new access token. */
  readonly newToken?: boolean | undefined;
  /** Look up at once what computes here, for a status bar; a run says so itself. */
  readonly probe?: boolean;
  /** Address of a Redis, whose workers train the runs in place of this machine. */
  readonly queue?: string | undefined;
}

/** Runs that are offered to workers at once; the others wait in the database, in their order. */
const mostOffered = 500;

/**
 * The lab of this user's data folder with the trainer and the pages of this build.
 * @throws LabError as openLab.
 */
export async function openThisLab({
  probe = true,
  concurrency = 1,
  port,
  resume = 'never',
  newToken,
  queue,
}: ThisLabOptions = {}): Promise<Lab> {
  const queued = queue === undefined ? undefined : await openQueue(queue);
  const lab = await openLab({
    ...(port === undefined ? {} : { port }),
    concurrency: queued === undefined ? concurrency : mostOffered,
    resume,
    newToken,
    version,
    dataFolder: dataFolder(),
    pages: builtFiles.pages(),
    spawnTrainer: queued?.spawn ?? trainerProcesses(builtFiles.trainer(), concurrency),
    arithmetic: machineArithmetic(builtFiles.trainer(), concurrency),
    validate: assertValid,
    ...(probe ? { probeBackend: () => probeBackend(builtFiles.trainer()).catch(() => null) } : {}),
    setupProblems: () => setupProblems(builtFiles.root()),
    doctor: () => doctor({ root: builtFiles.root(), trainer: builtFiles.trainer() }),
  }).catch(async (error: unknown) => {
    await queued?.close();
    throw error;
  });
  return queued === undefined ? lab : leavingQueue(lab, queued);
}

/** BullMQ and its Redis client are loaded here, and only where a queue is asked for. */
async function openQueue(address: string): Promise<QueuedTrainers> {
  const { QueuedTrainers } = await import('../worker');
  return QueuedTrainers.open(address, version);
}

/** The lab, whose end also ends the connection to the queue. One that runs already elsewhere needs none. */
async function leavingQueue(lab: Lab, queued: QueuedTrainers): Promise<Lab> {
  if (lab.kind === 'remote') {
    await queued.close();
    return lab;
  }
  const close = () => lab.engine.close().then(() => queued.close());
  return { ...lab, engine: { ...lab.engine, close } };
}
