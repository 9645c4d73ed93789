import { type ChildProcess, spawn } from 'node:child_process';
import { type UtilityProcess, utilityProcess } from 'electron';
import type { EngineMessage, ShellMessage } from './shellProtocol';

/** The engine process as the shell sees it, whichever kind of process it is. */
export interface EngineHost {
  send(message: ShellMessage): void;
  onMessage(listener: (message: EngineMessage) => void): void;
  onExit(listener: () => void): void;
}

/** On the Node that the set-up pinned while developing or testing; in a packaged app, Electron's utility process. */
export function startEngine(script: string): EngineHost {
  const node = process.env.COLLAPSE_LAB_NODE;
  return node === undefined ? fromUtility(utilityProcess.fork(script)) : fromChild(spawnEngine(node, script));
}

function spawnEngine(node: string, script: string): ChildProcess {
  return spawn(node, [script], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

function fromChild(child: ChildProcess): EngineHost {
  return {
    send: (message) => {
      if (child.connected) child.send(message);
    },
    onMessage: (listener) => {
      child.on('message', (message) => listener(message as EngineMessage));
    },
    onExit: (listener) => {
      // A program that cannot be started has no `exit`; an `error` of one that runs is followed by its own.
      child.on('error', () => {
        if (child.pid === undefined) listener();
      });
      child.once('exit', listener);
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
      child.once('exit', listener);
    },
  };
}
