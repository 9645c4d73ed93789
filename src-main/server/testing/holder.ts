/**
 * A lab in a process of its own, for tests of who holds a data folder: opens the one in its first argument, sends
 * what it is, and holds it until it is told to close or is killed. Node runs this file as it is (type stripping);
 * Vite loads the lab, as it does for the tests.
 */
import { join } from 'node:path';
import { runnerImport } from 'vite';

const sources = join(import.meta.dirname, '..', '..', '..');

async function load<Module>(file: string): Promise<Module> {
  const { module } = await runnerImport<Module>(join(sources, 'src-main', file), {
    configFile: false,
    resolve: { alias: { '@shared': join(sources, 'src-shared') } },
  });
  return module;
}

const [, , folder = ''] = process.argv;
const { openLab } = await load<typeof import('../openLab.ts')>('server/openLab.ts');
const { scriptedOptions } =
  await load<typeof import('../../engine/testing/index.ts')>('engine/testing/index.ts');
const { kind, address, engine } = await openLab({ ...scriptedOptions(folder), pages: folder });
process.on('message', () => void engine.close().then(() => process.exit(0)));
process.on('disconnect', () => process.exit(0));
process.send?.({ kind, address });
