import type { DoctorCheck } from '@shared/api';
import { checkDatabase } from '../care';
import { cacheFolder, dataFolder } from '../environment/folders';
import {
  arithmeticCheck,
  backendChecks,
  displayCheck,
  electronCheck,
  folderCheck,
  nodeCheck,
  setupCheck,
  sqliteCheck,
} from './checks';
import { setupProblems } from './setupRecord';

export interface DoctorRequest {
  /** The repository, or the packaged app. */
  readonly root: string;
  /** The built trainer program. */
  readonly trainer: string;
}

/** Looks at everything that the lab stands on; takes as long as TensorFlow takes to load. */
export async function doctor({ root, trainer }: DoctorRequest): Promise<DoctorCheck[]> {
  return [
    nodeCheck(),
    ...(await backendChecks(trainer)),
    arithmeticCheck(),
    sqliteCheck(cacheFolder()),
    checkDatabase(dataFolder(), 'quick'),
    electronCheck(root),
    displayCheck(),
    folderCheck('Data folder', dataFolder(), 'COLLAPSE_LAB_DATA'),
    folderCheck('Cache folder', cacheFolder(), 'COLLAPSE_LAB_CACHE'),
    setupCheck(setupProblems(root)),
  ];
}
