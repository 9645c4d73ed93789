import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { electronProgram } from '../electron.mjs';
import { execute, lastLines } from '../execute.mjs';
import { begin, say } from '../progress.mjs';

/** A program on the path, or undefined. */
function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

const browsers = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const macBrowsers = ['Google Chrome', 'Chromium'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

/** A Chromium of this machine; COLLAPSE_LAB_TEST_CHROMIUM names another one. */
export function chromiumProgram() {
  return (
    process.env.COLLAPSE_LAB_TEST_CHROMIUM ??
    browsers.map(onPath).find((path) => path !== undefined) ??
    macBrowsers.find((path) => existsSync(path))
  );
}

/** The Electron that tests open: the one that COLLAPSE_LAB_TEST_ELECTRON names, or the package's own. */
export function testElectron() {
  return process.env.COLLAPSE_LAB_TEST_ELECTRON ?? electronProgram();
}

export function virtualScreen() {
  return onPath('xvfb-run');
}

/** As root on Debian, installs the browser, the virtual screen, the queue's Redis and SLURM where they are missing. */
export async function installSystemPrograms() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  const missing = [
    ...(chromiumProgram() === undefined ? ['chromium'] : []),
    ...(virtualScreen() === undefined ? ['xvfb', 'xauth'] : []),
    ...(onPath('redis-server') === undefined ? ['redis-server'] : []),
    ...(['slurmctld', 'slurmd', 'munged'].some((name) => onPath(name) === undefined)
      ? ['slurm-wlm', 'munge']
      : []),
  ];
  if (missing.length === 0) return;
  const step = begin('Test programs', `installing ${missing.join(' and ')} with apt`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await execute('apt-get', ['update', '-q'], { env });
  const install = await execute('apt-get', ['install', '-qy', '--no-install-recommends', ...missing], {
    env,
  });
  if (install.code === 0) return step.done();
  step.failed();
  say(`apt-get could not install them: ${lastLines(update.code === 0 ? install.text : update.text)}`);
}
