import { exitCodes } from './exitCodes';

export interface Interrupt {
  /** Settles at the first Ctrl-C (or when the terminal closes, or the process is asked to end). */
  readonly asked: Promise<void>;
  readonly wasAsked: () => boolean;
  dispose(): void;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Takes Ctrl-C over until disposed; a second one ends the process at once, as it would without this. */
export function onInterrupt(told: () => void): Interrupt {
  let asked = false;
  let settle = (): void => {};
  const promise = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const listener = (): void => {
    if (asked) process.exit(exitCodes.interrupted);
    asked = true;
    told();
    settle();
  };
  for (const signal of signals) process.on(signal, listener);
  return {
    asked: promise,
    wasAsked: () => asked,
    dispose() {
      for (const signal of signals) process.off(signal, listener);
    },
  };
}
