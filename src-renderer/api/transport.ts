import type { LabEvent } from '@shared/api';

/** How calls and events travel; answers and events are still unchecked here. */
export interface Transport {
  /** @throws LabError as the engine gave it, or `internal` when the engine cannot be reached. */
  call(name: string, input: unknown): Promise<unknown>;
  onEvent(listener: (event: unknown) => void): () => void;
  onConnection(listener: (connected: boolean) => void): () => void;
  /** Only on the desktop: called before the window is closed, which waits for `save`. */
  readonly onClosing?: (save: () => Promise<unknown>) => () => void;
  /** Only on the desktop: a folder that the person picked, or null. */
  readonly chooseFolder?: () => Promise<string | null>;
}

export type EventListener = (event: LabEvent) => void;
