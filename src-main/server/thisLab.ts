import { assertValid } from '@shared/graph';
import { version } from '../../package.json';
import { machineArithmetic } from '../arithmetic';
import { doctor, probeBackend, setupProblems } from '../doctor';
import { type EngineOptions, trainerProcesses } from '../engine';
import { dataFolder } from '../environment/folders';
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
}

/**
 * The lab of this user's data folder with the trainer and the pages of this build.
 * @throws LabError as openLab.
 */
export function openThisLab({
  probe = true,
  concurrency = 1,
  port,
  resume = 'never',
  newToken,
}: ThisLabOptions = {}): Promise<Lab> {
  return openLab({
    ...(port === undefined ? {} : { port }),
    concurrency,
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
  });
}
