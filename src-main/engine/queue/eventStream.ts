import type { LabEvent } from '@shared/api';

export type LabListener = (event: LabEvent) => void;

/** The one stream of events from the engine to its clients. */
export interface EventStream {
  publish(event: LabEvent): void;
  /** @returns the function that ends the subscription. */
  subscribe(listener: LabListener): () => void;
}

export function eventStream(): EventStream {
  const listeners = new Set<LabListener>();
  return {
    publish(event) {
      for (const listener of [...listeners]) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
