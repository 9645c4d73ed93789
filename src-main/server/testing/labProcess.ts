/**
 * A lab in a process of its own, for tests of who holds a data folder. Node runs this file as it is (type
 * stripping); Vite loads the lab, as it does for the tests.
 * - `hold FOLDER`: opens the folder, sends whether the lab is its own, and holds it until it is told to close
 * - `host`: is the engine that the desktop shell starts, on the data folder of the environment
 */
import { join } from 'node:path';
import { runnerImport } from 'vite';

const root = join(import.meta.dirname, '..', '..', '..');

async function load<Module>(file: string): Promise<Module> {
  const { module } = await runnerImport<Module>(join(root, 'src-main', file), {
    configFile: false,
    resolve: { alias: { '@shared': join(root, 'src-shared') } },
  });
  return module;
}

async function hold(folder: string): Promise<void> {
  const { openLab } = await load<typeof import('../openLab')>('server/openLab.ts');
  const { scriptedOptions } = await load<typeof import('../../engine/testing')>('engine/testing/index.ts');
  const { kind, engine } = await openLab({ ...scriptedOptions(folder), pages: folder });
  process.on('message', () => void engine.close().then(() => process.exit(0)));
  // Its shell is gone.
  process.on('disconnect', () => void engine.close().then(() => process.exit(0)));
  process.send?.({ kind });
}

async function host(): Promise<void> {
  const { hostLab } = await load<typeof import('../hostLab')>('server/hostLab.ts');
  hostLab();
}

const [, , role, folder = ''] = process.argv;
await (role === 'hold' ? hold(folder) : host());
