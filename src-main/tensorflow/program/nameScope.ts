/** Which node of the document is at work, so that what is recorded meanwhile is named after it. */
export class NameScope {
  #node: string | undefined;

  get node(): string | undefined {
    return this.#node;
  }

  /** Runs `body` as a part of a node. */
  within<Result>(node: string, body: () => Result): Result {
    const before = this.#node;
    this.#node = node;
    try {
      return body();
    } finally {
      this.#node = before;
    }
  }
}
