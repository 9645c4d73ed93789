import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from './execute.mjs';
import { packageProgram, places, root } from './places.mjs';
import { SetUpError } from './setUpError.mjs';
import { filesUnder, hashFiles, isStamped, writeStamp } from './stamp.mjs';

const stamp = join(places.out, 'built-from.json');

function sources() {
  const folders = ['bench', 'src-main', 'src-renderer', 'src-shared'];
  const files = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json'];
  return [
    ...files.map((file) => join(root, file)),
    ...folders.flatMap((folder) => filesUnder(join(root, folder))),
  ].filter((file) => !/\.test\.tsx?$/.test(file));
}

/** The programs and pages under out/, built again when a source has changed. */
export const build = {
  name: 'Build',
  doing: 'building programs and pages',
  isDone: () => existsSync(places.cli) && isStamped(stamp, { sources: hashFiles(sources()) }),
  async perform() {
    const from = { sources: hashFiles(sources()) };
    rmSync(stamp, { force: true });
    const { code, text } = await execute(
      places.node,
      [packageProgram('electron-vite', 'bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
      { cwd: root, env: { ...process.env, NO_COLOR: '1' } },
    );
    if (code !== 0) throw new SetUpError(`The lab could not be built:\n${text.trim()}`);
    writeStamp(stamp, from);
  },
};
