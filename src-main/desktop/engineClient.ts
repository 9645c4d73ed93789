import type { LabEvent } from '@shared/api';
import { type LabErrorJson, toLabError } from '@shared/errors';
import type { CallAnswer } from './channels';
import type { EngineHost } from './engineHost';
import type { EngineMessage } from './shellProtocol';

export interface EngineClientOptions {
  /** `again`: in place of one that died, whose runs shall go on. */
  readonly start: (again: boolean) => EngineHost;
  readonly onEvent: (event: LabEvent) => void;
  readonly onConnection: (connected: boolean) => void;
}

function gone(reason: string): LabErrorJson {
  return {
    code: 'internal',
    message: `The engine ended unexpectedly (${reason}). It is started again, and the runs go on.`,
    where: {},
  };
}

/** An input that contains itself, or a kind of value that messages do not have. */
function unsendable(error: unknown): LabErrorJson {
  return { code: 'bad-request', message: `The call cannot be sent: ${toLabError(error).message}`, where: {} };
}

/** Starts in a row of which none came to a ready engine; another one would not either. */
const restartLimit = 3;

/** Forwards calls to the engine process, and starts a new one when it dies. */
export class EngineClient {
  private readonly pending = new Map<number, (answer: CallAnswer) => void>();
  private next = 0;
  private restarts = 0;
  private closing: (() => void) | undefined;
  private failure: LabErrorJson | undefined;
  /** What the engine said was wrong with it before it ended. */
  private fault: string | undefined;
  private host: EngineHost;

  constructor(private readonly options: EngineClientOptions) {
    this.host = this.start(false);
  }

  /** Any name and any input: what cannot be sent is answered with a sentence. */
  call(name: string, input: unknown): Promise<CallAnswer> {
    if (this.failure !== undefined) return Promise.resolve({ error: this.failure });
    const id = this.next;
    this.next += 1;
    return new Promise((resolve) => {
      this.pending.set(id, resolve);
      try {
        this.host.send({ kind: 'call', id, name, input });
      } catch (error) {
        this.answer(id, { error: unsendable(error) });
      }
    });
  }

  /** Leaves runs interrupted and resumable; settles when the engine is gone. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      if (this.failure !== undefined) return resolve();
      this.closing = resolve;
      this.host.send({ kind: 'close' });
    });
  }

  private start(again: boolean): EngineHost {
    const host = this.options.start(again);
    host.onMessage((message) => this.receive(message));
    host.onExit((reason) => this.ended(reason));
    return host;
  }

  private receive(message: EngineMessage): void {
    switch (message.kind) {
      case 'ready':
        this.restarts = 0;
        this.options.onConnection(true);
        return;
      case 'failed':
        this.failure = message.error;
        this.answerAll(message.error);
        return;
      case 'fault':
        this.fault = message.text;
        return;
      case 'event':
        this.options.onEvent(message.event);
        return;
      case 'result':
        this.answer(message.id, { output: message.output });
        return;
      case 'error':
        this.answer(message.id, { error: message.error });
        return;
    }
  }

  private answer(id: number, answer: CallAnswer): void {
    this.pending.get(id)?.(answer);
    this.pending.delete(id);
  }

  private answerAll(error: LabErrorJson): void {
    for (const id of [...this.pending.keys()]) this.answer(id, { error });
  }

  private ended(exit: string): void {
    const error = gone(this.fault === undefined ? exit : `${exit}: ${this.fault}`);
    this.fault = undefined;
    this.answerAll(this.failure ?? error);
    if (this.closing !== undefined) {
      this.closing();
      return;
    }
    this.options.onConnection(false);
    if (this.failure !== undefined) return;
    this.restarts += 1;
    if (this.restarts > restartLimit) {
      this.failure = {
        ...error,
        message: `The engine cannot be started (${exit}). Run "npm run lab -- doctor".`,
      };
      return;
    }
    this.options.onEvent({ kind: 'log', id: '', level: 'warning', text: error.message });
    this.host = this.start(true);
  }
}
