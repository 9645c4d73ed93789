import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { dataFolder, dataLayout } from '../../environment/folders';
import { openThisLab } from '../../server';
import { integerOption, mostAtOnce, queueOption } from '../options/options';
import { say } from '../output/output';

/**
 * A page that leads on to the address, readable by this user only: an opener's command line, which everybody on the
 * machine can read, must not hold the token.
 */
function addressFile(address: string): string {
  const file = dataLayout(dataFolder()).opener;
  const page = `<!doctype html><meta http-equiv="refresh" content="0; url=${address}"><title>Collapse Lab</title>`;
  rmSync(file, { force: true });
  writeFileSync(file, page, { mode: 0o600 });
  return file;
}

/** Opens a file with the desktop's own opener; a machine without one has only the printed line. */
function openInBrowser(address: string): void {
  const openers: Partial<Record<NodeJS.Platform, string[]>> = {
    darwin: ['open'],
    win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  };
  const [program = 'xdg-open', ...args] = openers[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
  child.on('error', () => say('No browser could be opened here; open the address yourself.'));
  child.unref();
}

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

interface ServeOptions {
  readonly port?: number;
  readonly concurrency?: number;
  readonly queue?: string;
  readonly open?: boolean;
  readonly resume?: boolean;
  readonly newToken?: boolean;
}

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('serve the lab to a browser on this machine; Ctrl-C ends it, running runs can be resumed')
    .option('--port <port>', 'port on 127.0.0.1; a free one if left out', integerOption(1, 65_535))
    .option(
      '--resume',
      'go on at once with runs that were under way when the lab before this one died (storage --resume-at-start does so at every start)',
    )
    .option('--new-token', 'make a new token; pages that are open have to be opened anew')
    .option('--open', 'open the address in the browser')
    .option(
      '--concurrency <number>',
      'runs that train at once and share the cores, 1 if left out',
      integerOption(1, mostAtOnce),
    )
    .addOption(queueOption('let workers on the queue of this Redis train the runs'))
    .action(async ({ open, resume, ...options }: ServeOptions) => {
      const ended = untilSignal();
      const lab = await openThisLab({ ...options, resume: resume ? 'always' : 'as-set' });
      const isOwn = lab.kind === 'own';
      say(isOwn ? 'Collapse Lab is ready:' : 'Collapse Lab runs already:');
      say(lab.address);
      if (!isOwn && options.port !== undefined && options.port !== Number(new URL(lab.address).port))
        say(
          `It keeps its own port, and ${options.port} was not taken: end it and serve again to change that.`,
        );
      if (!isOwn && options.concurrency !== undefined)
        say('It keeps its own concurrency: end it and serve again to change that.');
      if (!isOwn && options.queue !== undefined)
        say('It keeps training where it does: end it and serve again to change that.');
      if (open === true) openInBrowser(addressFile(lab.address));
      if (isOwn) await ended;
      await lab.engine.close();
    });
}
