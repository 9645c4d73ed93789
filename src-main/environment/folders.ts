import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { givenPath } from './givenPath';

export interface FolderRequest {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

const here: FolderRequest = { env: process.env, platform: process.platform, home: homedir() };

/** The folder of a variable of the platform, which counts where it is set, not empty and absolute. */
function platformFolder(given: string | undefined, home: string, otherwise: string): string {
  const folder = given === undefined ? '' : given.replace(/^~(?=$|[\\/])/, () => home);
  return isAbsolute(folder) ? folder : otherwise;
}

/** Where runs, the database and checkpoints are kept: COLLAPSE_LAB_DATA, or the platform's place for it. */
export function dataFolder({ env, platform, home }: FolderRequest = here): string {
  if (env.COLLAPSE_LAB_DATA) return givenPath(env.COLLAPSE_LAB_DATA, { home });
  if (platform === 'win32')
    return join(
      platformFolder(env.LOCALAPPDATA, home, join(home, 'AppData', 'Local')),
      'collapse-lab',
      'data',
    );
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'collapse-lab');
  return join(platformFolder(env.XDG_DATA_HOME, home, join(home, '.local', 'share')), 'collapse-lab');
}

/** Where the TensorFlow library and other things that can be had again are kept: COLLAPSE_LAB_CACHE, or the platform's place. */
export function cacheFolder({ env, platform, home }: FolderRequest = here): string {
  if (env.COLLAPSE_LAB_CACHE) return givenPath(env.COLLAPSE_LAB_CACHE, { home });
  if (platform === 'win32')
    return join(
      platformFolder(env.LOCALAPPDATA, home, join(home, 'AppData', 'Local')),
      'collapse-lab',
      'cache',
    );
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'collapse-lab');
  return join(platformFolder(env.XDG_CACHE_HOME, home, join(home, '.cache')), 'collapse-lab');
}

/** Where the pixels of data that took long to read are kept. */
export function dataCacheFolder(request: FolderRequest = here): string {
  return join(cacheFolder(request), 'data');
}

/** The files and folders inside a data folder. */
export function dataLayout(folder: string) {
  return {
    database: join(folder, 'lab.sqlite'),
    lock: join(folder, 'engine-lock.sqlite'),
    engine: join(folder, 'engine.json'),
    queue: join(folder, 'queue'),
    token: join(folder, 'token'),
    opener: join(folder, 'open.html'),
    backups: join(folder, 'backups'),
    runs: join(folder, 'runs'),
    run: (id: string) => join(folder, 'runs', id),
  } as const;
}
