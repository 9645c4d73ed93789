import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execute, lastLines } from './execute.mjs';
import { places, root } from './places.mjs';
import { SetUpError } from './setUpError.mjs';
import { readStamp } from './stamp.mjs';

/** npm's own note of what it has installed; it writes it last. */
const installed = join(places.modules, '.package-lock.json');

/** npm says nothing where the repository's .npmrc holds, so that `npm run lab` prints the lab's output alone. */
const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

export const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Whether npm has installed each package in the version that the lock file names; optional ones may miss. */
export function isInstalled(wanted, found) {
  const missing = Object.entries(wanted?.packages ?? {}).some(([path, { version, optional, link }]) => {
    if (path === '' || link === true) return false;
    const there = found?.packages?.[path];
    return there === undefined ? optional !== true : there.version !== version;
  });
  return wanted !== undefined && found !== undefined && !missing;
}

/** What the lock file names, installed without the packages' own scripts: the steps after this one do their part. */
export const packages = {
  name: 'Packages',
  doing: 'installing what package-lock.json names',
  isDone: () => existsSync(installed) && isInstalled(readStamp(places.lockFile), readStamp(installed)),
  async perform(step) {
    let { code, text } = await execute(npm, ['ci', ...quiet], { cwd: root });
    if (code === undefined)
      throw new SetUpError(`npm could not be started (${text}). Install Node.js 20 or newer with npm.`);
    if (code !== 0 && /EUSAGE|can only install|in sync/i.test(text)) {
      step.update('package.json and package-lock.json differ: resolving anew');
      ({ code, text } = await execute(npm, ['install', ...quiet], { cwd: root }));
    }
    if (code !== 0)
      throw new SetUpError(
        `npm could not install the packages: ${lastLines(text)} Check that the npm registry can be reached ` +
          '(npm ping) and that the disk is not full, then start again.',
      );
  },
};
