import { spawn } from 'node:child_process';
import type { Command } from 'commander';
import { openThisLab } from '../server';
import { integerOption } from './options';
import { say } from './output';

/** Opens an address with the desktop's own opener; a machine without one has only the printed line. */
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

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('serve the lab to a browser on this machine; Ctrl-C ends it, running runs can be resumed')
    .option('--port <port>', 'port on 127.0.0.1; a free one if left out', integerOption(1, 65_535))
    .option('--open', 'open the address in the browser')
    .action(async ({ port, open }: { port?: number; open?: boolean }) => {
      const ended = untilSignal();
      const lab = await openThisLab(port === undefined ? {} : { port });
      say(lab.kind === 'own' ? 'Collapse Lab is ready:' : 'Collapse Lab runs already:');
      say(lab.address);
      if (open === true) openInBrowser(lab.address);
      if (lab.kind === 'own') await ended;
      await lab.engine.close();
    });
}
