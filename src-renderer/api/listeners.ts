/** A set of listeners to one kind of message. `add` returns the function that takes the listener away. */
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
      for (const listener of [...all]) listener(message);
    },
  };
}
