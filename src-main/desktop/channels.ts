import type { LabEvent } from '@shared/api';
import type { LabErrorJson } from '@shared/errors';

/** Names of the IPC channels between the window and the shell. */
export const channels = {
  call: 'lab:call',
  event: 'lab:event',
  connection: 'lab:connection',
  chooseFolder: 'lab:choose-folder',
} as const;

export type CallAnswer = { readonly output: unknown } | { readonly error: LabErrorJson };

/** What the preload script puts on `window`; the renderer's desktop transport. */
export interface DesktopBridge {
  call(name: string, input: unknown): Promise<CallAnswer>;
  /** @returns the function that ends the subscription. */
  onEvent(listener: (event: LabEvent) => void): () => void;
  /** Told when the engine has gone away and when another one is ready. */
  onConnection(listener: (connected: boolean) => void): () => void;
  /** A folder that the person picked, or null. */
  chooseFolder(): Promise<string | null>;
}
