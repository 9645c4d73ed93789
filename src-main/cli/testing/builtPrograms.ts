import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build, loadConfigFromFile, type UserConfig } from 'vite';
import type { Outcome } from './scriptedCli';

export interface StartedCommand {
  readonly child: ChildProcess;
  /** Settles with the first line of standard output that fits. */
  line(fits: (line: string) => boolean): Promise<string>;
  readonly ended: Promise<Outcome>;
}

export interface Programs {
  /** The built command line. */
  readonly cli: string;
  /** Starts the built command line as a process of its own. */
  start(...args: readonly string[]): StartedCommand;
  run(...args: readonly string[]): Promise<Outcome>;
  remove(): void;
}

/** The bundle must lie in the repository: it finds its native packages there. */
const folder = resolve('.cache', 'built-programs', String(process.pid));

/**
 * Builds the command line and the trainer from the sources as they are, with the settings of the product's build.
 * @param dataFolder of the commands
 * @param cli the entry of the command line
 */
export async function buildPrograms(
  dataFolder: string,
  cli = 'src-main/processes/cli.ts',
): Promise<Programs> {
  const main = await mainConfig();
  const outDir = join(folder, 'main');
  await build({
    configFile: false,
    logLevel: 'error',
    ...(main.resolve === undefined ? {} : { resolve: main.resolve }),
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      rollupOptions: {
        ...main.build?.rollupOptions,
        input: {
          cli: resolve(cli),
          trainer: resolve('src-main/processes/trainer.ts'),
        },
      },
    },
  });
  const start = (...args: readonly string[]) => startCommand(join(outDir, 'cli.cjs'), dataFolder, args);
  return {
    cli: join(outDir, 'cli.cjs'),
    start,
    run: (...args) => start(...args).ended,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function mainConfig(): Promise<UserConfig> {
  const loaded = await loadConfigFromFile(
    { command: 'build', mode: 'production' },
    'electron.vite.config.ts',
  );
  const main = loaded?.config === undefined ? undefined : Reflect.get(loaded.config, 'main');
  if (typeof main !== 'object' || main === null) throw new Error('electron.vite.config.ts has no main part');
  return main;
}

function startCommand(program: string, dataFolder: string, args: readonly string[]): StartedCommand {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, COLLAPSE_LAB_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => {
    lines.push(line);
    for (const look of [...waiting]) look();
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  const ended = Promise.all([once(child, 'close'), once(reader, 'close')]).then(([[code]]) => ({
    code: typeof code === 'number' ? code : -1,
    stdout: lines.join('\n'),
    stderr,
    lines,
  }));
  const line = (fits: (line: string) => boolean) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = lines.find(fits);
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
      void ended.then((outcome) => reject(new Error(`The line never came.\n${outcome.stdout}\n${stderr}`)));
    });
  return { child, line, ended };
}
