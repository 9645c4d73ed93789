import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where libraries that several clones share are kept; the rule of src-main/environment/folders.ts. */
export function cacheFolder({ env = process.env, platform = process.platform, home = homedir() } = {}) {
  if (env.COLLAPSE_LAB_CACHE) return resolve(env.COLLAPSE_LAB_CACHE);
  if (platform === 'win32')
    return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'collapse-lab', 'cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'collapse-lab');
  return join(env.XDG_CACHE_HOME ?? join(home, '.cache'), 'collapse-lab');
}

const modules = join(root, 'node_modules');

export const places = {
  modules,
  lockFile: join(root, 'package-lock.json'),
  /** Of this clone: locks, stamps, the record for the doctor. */
  clone: join(root, '.cache'),
  nodePackage: join(modules, 'node'),
  node: join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
  addon: join(modules, '@tensorflow', 'tfjs-node-gpu'),
  electron: join(modules, 'electron'),
  out: join(root, 'out'),
  cli: join(root, 'out', 'main', 'cli.cjs'),
  bench: join(root, 'out', 'main', 'bench.cjs'),
};

/** A program that a package brings, as the JavaScript file behind its name. */
export function packageProgram(name, file) {
  return join(modules, name, file);
}
