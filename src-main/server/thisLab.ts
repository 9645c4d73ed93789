import { assertValid } from '@shared/graph';
import { version } from '../../package.json';
import { machineArithmetic } from '../arithmetic';
import { doctor, probeBackend, setupProblems } from '../doctor';
import { type EngineOptions, trainerProcesses } from '../engine';
import { dataFolder, dataLayout } from '../environment/folders';
import { builtFiles } from './builtFiles';
import { LabQueue } from './labQueue';
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
  /** Address of a Redis whose workers train runs; where it is left out, the one that the lab was set to. */
  readonly queue?: string | undefined;
}

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
  const workers = await LabQueue.open({ file: dataLayout(dataFolder()).queue, version, given: queue });
  const lab = await openLab({
    ...(port === undefined ? {} : { port }),
    concurrency,
    workers,
    resume,
    newToken,
    version,
    dataFolder: dataFolder(),
    pages: builtFiles.pages(),
    spawnTrainer: trainerProcesses(builtFiles.trainer(), concurrency),
    arithmetic: machineArithmetic(builtFiles.trainer(), concurrency),
    validate: assertValid,
    ...(probe ? { probeBackend: () => probeBackend(builtFiles.trainer()).catch(() => null) } : {}),
    setupProblems: () => setupProblems(builtFiles.root()),
    doctor: () => doctor({ root: builtFiles.root(), trainer: builtFiles.trainer() }),
  }).catch(async (error: unknown) => {
    await workers.close();
    throw error;
  });
  // One that runs already elsewhere has its own.
  if (lab.kind === 'remote') await workers.close();
  return lab;
}
