import { isCallName } from '@shared/api';
import { LabError, toLabError } from '@shared/errors';
import { type EngineMessage, shellMessageSchema } from '../desktop/shellProtocol';
import type { Engine } from '../engine';

export interface ShellMessagesOptions {
  readonly send: (message: EngineMessage) => void;
  /** The engine that answers now. */
  readonly engine: () => Promise<Pick<Engine, 'call'>>;
  readonly close: () => void;
}

/**
 * What the engine does with the messages of the shell, which passes on what its page asks for: every call is answered
 * with an output or a sentence. What has no number to answer to is dropped.
 */
export function shellMessages({ send, engine, close }: ShellMessagesOptions): (message: unknown) => void {
  async function call(id: number, name: string, input: unknown): Promise<void> {
    try {
      if (!isCallName(name)) throw new LabError('not-found', `There is no call "${name}".`);
      send({ kind: 'result', id, output: await (await engine()).call(name, input) });
    } catch (error) {
      send({ kind: 'error', id, error: toLabError(error).toJSON() });
    }
  }
  return (message) => {
    const read = shellMessageSchema.safeParse(message);
    if (read.success && read.data.kind === 'close') close();
    else if (read.success && read.data.kind === 'call')
      void call(read.data.id, read.data.name, read.data.input);
    else refuse(message, send);
  };
}

function refuse(message: unknown, send: ShellMessagesOptions['send']): void {
  const id = typeof message === 'object' && message !== null && 'id' in message ? message.id : undefined;
  if (typeof id !== 'number') return;
  const error = new LabError('bad-request', 'A call has a name, which is a text, and an input.');
  send({ kind: 'error', id, error: error.toJSON() });
}
