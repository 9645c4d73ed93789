import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute, lastLines } from './execute.mjs';
import { npm } from './packages.mjs';
import { places, root } from './places.mjs';
import { SetUpError } from './setUpError.mjs';

/** The version that package.json pins. */
function version() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.node;
}

/** The Node that runs everything after the set-up: the native addons need it, whatever the system brings. */
export const pinnedNode = {
  name: 'Node',
  doing: 'fetching the Node that package.json pins',
  // Its headers lie where npm prunes what package.json does not list, so they may be gone while Node itself is there.
  isDone: () => existsSync(places.node) && existsSync(join(nodeHeaders(), 'node_api.h')),
  async perform() {
    const { code, text } = await execute(npm, ['rebuild', 'node', '--loglevel=error'], { cwd: root });
    const check = code === 0 ? await execute(places.node, ['--version']) : undefined;
    if (check?.text.trim() !== `v${version()}`)
      throw new SetUpError(
        `Node ${version()} could not be installed for ${process.platform}-${process.arch}: ` +
          `${lastLines(check?.text ?? text)} Check that the npm registry can be reached; on a system without ` +
          'glibc (Alpine) use a glibc-based one.',
      );
  },
};

/** Folder of node_api.h, which the package of this platform brings along. */
export function nodeHeaders() {
  const { platform, arch } = process;
  const name = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  return join(places.nodePackage, 'node_modules', `${name}-${platform}-${arch}`, 'include', 'node');
}
