import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

function atHome(path, home) {
  return path.replace(/^~(?=$|[\\/])/, () => home);
}

function platformFolder(given, home, otherwise) {
  const folder = atHome(given ?? '', home);
  return isAbsolute(folder) ? folder : otherwise;
}

/** Where libraries that several clones share are kept; the rule of src-main/environment/folders.ts. */
export function cacheFolder({ env = process.env, platform = process.platform, home = homedir() } = {}) {
  if (env.COLLAPSE_LAB_CACHE) return resolve(atHome(env.COLLAPSE_LAB_CACHE, home));
  if (platform === 'win32')
    return join(
      platformFolder(env.LOCALAPPDATA, home, join(home, 'AppData', 'Local')),
      'collapse-lab',
      'cache',
    );
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'collapse-lab');
  return join(platformFolder(env.XDG_CACHE_HOME, home, join(home, '.cache')), 'collapse-lab');
}

/**
 * The folder where a command was given: npm runs scripts in the package's folder, and says where it was called.
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 */
export function calledFrom({ env = process.env, cwd = process.cwd() } = {}) {
  const isOurs = env.npm_package_json === join(root, 'package.json') && env.npm_lifecycle_event !== undefined;
  return isOurs && env.INIT_CWD ? env.INIT_CWD : cwd;
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
  /** Says what the addon was compiled from; it is there once the addon has loaded. */
  addonStamp: join(modules, '@tensorflow', 'tfjs-node-gpu', 'lib', 'napi-v8', 'built-from.json'),
  electron: join(modules, 'electron'),
  out: join(root, 'out'),
  cli: join(root, 'out', 'main', 'cli.cjs'),
  bench: join(root, 'out', 'main', 'bench.cjs'),
};

/** A program that a package brings, as the JavaScript file behind its name. */
export function packageProgram(name, file) {
  return join(modules, name, file);
}
