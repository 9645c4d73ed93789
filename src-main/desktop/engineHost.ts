import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { type UtilityProcess, utilityProcess } from 'electron';
import type { EngineMessage, ShellMessage } from './shellProtocol';

/** The engine process as the shell sees it, whichever kind of process it is. */
export interface EngineHost {
  send(message: ShellMessage): void;
  onMessage(listener: (message: EngineMessage) => void): void;
  /** `reason`: an exit code or a signal, where it is known. */
  onExit(listener: (reason: string) => void): void;
}

/**
 * On the Node that the set-up pinned while developing or testing; in a packaged app, Electron's utility process.
 * @param resume runs that an engine before it left unfinished go on
 */
export function startEngine(script: string, resume: boolean): EngineHost {
  const node = process.env.COLLAPSE_LAB_NODE;
  const args = resume ? ['--resume'] : [];
  return node === undefined
    ? fromUtility(utilityProcess.fork(script, args))
    : fromChild(spawn(node, [script, ...args], { stdio }));
}

const stdio: StdioOptions = ['ignore', 'inherit', 'inherit', 'ipc'];

function fromChild(child: ChildProcess): EngineHost {
  return {
    send: (message) => {
      if (child.connected) child.send(message, () => undefined);
    },
    onMessage: (listener) => {
      child.on('message', (message) => listener(message as EngineMessage));
    },
    onExit: (listener) => {
      // A program that cannot be started has no `exit`; an `error` of one that runs is followed by its own.
      child.on('error', (error) => {
        if (child.pid === undefined) listener(error.message);
      });
      child.once('exit', (code, signal) => listener(signal ?? `exit code ${code}`));
    },
  };
}

function fromUtility(child: UtilityProcess): EngineHost {
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      child.once('exit', (code) => listener(`exit code ${code}`));
    },
  };
}
