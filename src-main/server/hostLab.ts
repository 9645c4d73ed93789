import { toLabError } from '@shared/errors';
import type { Lab } from './openLab';
import { type Parent, parentPort } from './parentPort';
import { shellMessages } from './shellMessages';
import { openThisLab } from './thisLab';

/** The lab for the desktop shell. When another process's engine goes away, this one takes the folder over. */
function keepLab(parent: Parent, isClosing: () => boolean): { current: () => Promise<Lab> } {
  async function open(): Promise<Lab> {
    const lab = await openThisLab({ resume: process.argv.includes('--resume') ? 'always' : 'as-set' });
    lab.engine.subscribe((event) => parent.send({ kind: 'event', event }));
    if (lab.kind === 'remote')
      void lab.engine.lost.then(() => {
        if (isClosing()) return;
        opening = open();
        announce(opening);
      });
    return lab;
  }
  // Ready again after a take-over too: what was missed meanwhile has to be read.
  function announce(lab: Promise<Lab>): void {
    lab.then(
      () => parent.send({ kind: 'ready' }),
      (error: unknown) => parent.send({ kind: 'failed', error: toLabError(error).toJSON() }),
    );
  }

  let opening = open();
  announce(opening);
  return { current: () => opening };
}

const faultExit = 70;

/** The engine as a child of the desktop shell: calls in, results and events out, over the parent's channel. */
export function hostLab(): void {
  const parent = parentPort();
  let closing = false;
  const { current } = keepLab(parent, () => closing);

  async function close(code = 0): Promise<void> {
    if (closing) return;
    closing = true;
    await current().then(
      ({ engine }) => engine.close(),
      () => undefined,
    );
    process.exit(code);
  }

  // What nobody caught: say it, leave the runs resumable, and let the shell start another engine.
  const fault = (thrown: unknown) => {
    parent.send({ kind: 'fault', text: toLabError(thrown).message });
    process.stderr.write(`${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
    void close(faultExit);
  };
  process.on('uncaughtException', fault);
  process.on('unhandledRejection', fault);
  parent.receive(
    shellMessages({
      send: parent.send,
      engine: async () => (await current()).engine,
      close: () => void close(),
    }),
  );
  // A shell that crashed must not leave an engine behind.
  parent.gone(() => void close());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void close());
}
