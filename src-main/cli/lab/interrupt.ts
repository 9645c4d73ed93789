import { exitCodes } from '../output/exitCodes';

export interface Interrupt {
  /** Settles at the first Ctrl-C (or when the terminal closes, or the process is asked to end). */
  readonly asked: Promise<void>;
  readonly wasAsked: () => boolean;
  dispose(): void;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** One Ctrl-C may come twice: from the terminal, and from a program around this one that passes it on. Milliseconds. */
const echo = 500;

/** Takes Ctrl-C over until disposed; a second one ends the process at once, as it would without this. */
export function onInterrupt(told: () => void): Interrupt {
  let askedAt: number | undefined;
  let settle = (): void => {};
  const promise = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const listener = (): void => {
    if (askedAt !== undefined) {
      if (performance.now() - askedAt > echo) process.exit(exitCodes.interrupted);
      return;
    }
    askedAt = performance.now();
    told();
    settle();
  };
  for (const signal of signals) process.on(signal, listener);
  return {
    asked: promise,
    wasAsked: () => askedAt !== undefined,
    dispose() {
      for (const signal of signals) process.off(signal, listener);
    },
  };
}
