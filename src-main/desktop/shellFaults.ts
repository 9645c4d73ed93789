import { toLabError } from '@shared/errors';

/**
 * What nothing in the shell caught is said in the window and on standard error, and the lab goes on. Electron would hold
 * the whole program behind a dialog until somebody closes it.
 */
export function tellFaults(tell: (text: string) => void): void {
  const fault = (thrown: unknown) => {
    process.stderr.write(`${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
    tell(toLabError(thrown).message);
  };
  process.on('uncaughtException', fault);
  process.on('unhandledRejection', fault);
}
