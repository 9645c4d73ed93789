import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute, lastLines } from './execute.mjs';
import { places } from './places.mjs';
import { SetUpError } from './setUpError.mjs';
import { isStamped, writeStamp } from './stamp.mjs';

const stamp = join(places.clone, 'electron.json');

const probeLimit = 5_000;
const downloadLimit = 300_000;
const day = 86_400_000;

/** Electron's program, which its package keeps apart from the registry; undefined until it is fetched. */
export function electronProgram() {
  try {
    const name = readFileSync(join(places.electron, 'path.txt'), 'utf8');
    const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH || join(places.electron, 'dist'), name);
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Kernel settings under which Chromium's sandbox cannot have its namespaces, with the value that denies them. */
const denials = {
  '/proc/sys/kernel/apparmor_restrict_unprivileged_userns': '1',
  '/proc/sys/kernel/unprivileged_userns_clone': '0',
};

/** Chromium's sandbox cannot start as root, nor where the kernel denies it its namespaces. */
export function sandboxFlags() {
  if (process.platform !== 'linux') return [];
  const denied = Object.entries(denials).some(
    ([file, value]) => existsSync(file) && readFileSync(file, 'utf8').trim() === value,
  );
  return process.getuid?.() === 0 || denied ? ['--no-sandbox'] : [];
}

/** Where Electron's package fetches from. A proxy answers for the network behind it. */
async function isReachable() {
  const { env } = process;
  if (env.HTTPS_PROXY || env.https_proxy) return true;
  const source = env.ELECTRON_MIRROR || env.npm_config_electron_mirror || 'https://github.com/';
  try {
    await fetch(source, { method: 'HEAD', signal: AbortSignal.timeout(probeLimit) });
    return true;
  } catch {
    return false;
  }
}

async function download(step) {
  if (!(await isReachable()))
    throw new SetUpError(
      "Electron's program is not here and github.com cannot be reached from this machine, so the lab opens in " +
        'the browser. On a network that reaches it, run: npx install-electron',
      day,
    );
  step.update('downloading Electron (about 120 MB)');
  const { code, text } = await execute(places.node, [join(places.electron, 'install.js')], {
    limit: downloadLimit,
  });
  const program = electronProgram();
  if (code !== 0 || program === undefined)
    throw new SetUpError(
      `Electron could not be downloaded (${lastLines(text, 1)}), so the lab opens in the browser. Run: npx ` +
        'install-electron',
      day,
    );
  return program;
}

/** Electron itself: without it the lab opens in the browser. */
export const electron = {
  name: 'Electron',
  doing: 'looking whether it can be downloaded',
  isDone: () => electronProgram() !== undefined && isStamped(stamp, { starts: electronProgram() }),
  async perform(step) {
    const program = electronProgram() ?? (await download(step));
    const { code, text } = await execute(program, ['--version', ...sandboxFlags()]);
    if (code !== 0)
      throw new SetUpError(
        `Electron does not start here (${lastLines(text, 1)}), so the lab opens in the browser. Install the ` +
          'libraries that it names, then run npm start again.',
      );
    writeStamp(stamp, { starts: program });
  },
};
