import type { LabErrorJson } from '../errors';
import type { LabEvent } from './events';

export type CallAnswer = { readonly output: unknown } | { readonly error: LabErrorJson };

/** What the preload script puts on `window.collapseLab`; the renderer's desktop transport. */
export interface DesktopBridge {
  call(name: string, input: unknown): Promise<CallAnswer>;
  /** @returns the function that ends the subscription. */
  onEvent(listener: (event: LabEvent) => void): () => void;
  /** Told when the engine has gone away and when another one is ready. */
  onConnection(listener: (connected: boolean) => void): () => void;
  /** Called before the window is closed, which waits for `save`. @returns the function that ends that. */
  onClosing(save: () => Promise<unknown>): () => void;
  /** A folder that the person picked, or null. */
  chooseFolder(): Promise<string | null>;
}
