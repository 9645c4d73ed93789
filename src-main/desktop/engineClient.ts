import type { LabEvent } from '@shared/api';
import type { LabErrorJson } from '@shared/errors';
import type { CallAnswer } from './channels';
import type { EngineHost } from './engineHost';
import type { EngineMessage } from './shellProtocol';

export interface EngineClientOptions {
  readonly start: () => EngineHost;
  readonly onEvent: (event: LabEvent) => void;
  readonly onConnection: (connected: boolean) => void;
}

const gone: LabErrorJson = {
  code: 'internal',
  message: 'The engine stopped. It is being started again; runs can be resumed.',
  where: {},
};

/** Starts in a row of which none came to a ready engine; another one would not either. */
const restartLimit = 3;

/** Forwards calls to the engine process, and starts a new one when it dies. */
export class EngineClient {
  private readonly pending = new Map<number, (answer: CallAnswer) => void>();
  private next = 0;
  private restarts = 0;
  private closing: (() => void) | undefined;
  private failure: LabErrorJson | undefined;
  private host: EngineHost;

  constructor(private readonly options: EngineClientOptions) {
    this.host = this.start();
  }

  call(name: string, input: unknown): Promise<CallAnswer> {
    if (this.failure !== undefined) return Promise.resolve({ error: this.failure });
    const id = this.next;
    this.next += 1;
    return new Promise((resolve) => {
      this.pending.set(id, resolve);
      this.host.send({ kind: 'call', id, name, input });
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

  private start(): EngineHost {
    const host = this.options.start();
    host.onMessage((message) => this.receive(message));
    host.onExit(() => this.ended());
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

  private ended(): void {
    this.answerAll(this.failure ?? gone);
    if (this.closing !== undefined) {
      this.closing();
      return;
    }
    this.options.onConnection(false);
    if (this.failure !== undefined) return;
    this.restarts += 1;
    if (this.restarts > restartLimit) {
      this.failure = { ...gone, message: 'The engine cannot be started. Run "npm run lab -- doctor".' };
      return;
    }
    this.host = this.start();
  }
}
