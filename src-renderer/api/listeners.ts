/**
 * A set of listeners to one kind of message. `add` returns the function that takes the listener away. One that throws
 * does not keep the message from the others.
 */
export function listeners<Message>() {
  const all = new Set<(message: Message) => void>();
  return {
    add(listener: (message: Message) => void): () => void {
      all.add(listener);
      return () => {
        all.delete(listener);
      };
    },
    tell(message: Message): void {
      for (const listener of [...all])
        try {
          listener(message);
        } catch (error) {
          queueMicrotask(() => {
            throw error;
          });
        }
    },
  };
}
