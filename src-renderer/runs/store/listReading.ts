export interface ListReading<Event> {
  /** Reads the list; a reading begins when the one before has ended. */
  reload(): Promise<void>;
  /** Applies an event, after the list where that is being read: the event is newer. */
  receive(event: Event): void;
}

/**
 * Keeps a list and its events in order.
 * @param read reads the list into the store; tells its failures and does not throw
 */
export function listReading<Event>(
  read: () => Promise<void>,
  apply: (event: Event) => void,
): ListReading<Event> {
  let waiting: Event[] | undefined;
  let last = Promise.resolve();

  async function readOnce(): Promise<void> {
    waiting ??= [];
    await read();
    const missed = waiting;
    waiting = undefined;
    missed.forEach(apply);
  }

  return {
    reload() {
      waiting ??= [];
      last = last.then(readOnce);
      return last;
    },
    receive(event) {
      if (waiting === undefined) apply(event);
      else waiting.push(event);
    },
  };
}
