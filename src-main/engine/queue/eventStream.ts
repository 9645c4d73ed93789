import type { LabEvent } from '@shared/api';
import { toLabError } from '@shared/errors';

export type LabListener = (event: LabEvent) => void;

/** The one stream of events from the engine to its clients. */
export interface EventStream {
  publish(event: LabEvent): void;
  /** @returns the function that ends the subscription. */
  subscribe(listener: LabListener): () => void;
}

/** A listener that fails must not keep the others, nor the engine, from going on. */
function tell(listener: LabListener, event: LabEvent): void {
  try {
    listener(event);
  } catch (error) {
    process.stderr.write(`An event could not be told: ${toLabError(error).message}\n`);
  }
}

export function eventStream(): EventStream {
  const listeners = new Set<LabListener>();
  return {
    publish(event) {
      for (const listener of [...listeners]) tell(listener, event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
