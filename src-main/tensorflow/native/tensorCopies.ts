import type { NativeBinding } from './nativeBinding';

/** Copies of tensors: each is made once, and goes with its tensor. */
export class TensorCopies {
  readonly #copies = new Map<number, number>();

  constructor(
    private readonly binding: NativeBinding,
    private readonly make: (id: number) => number,
  ) {}

  of(id: number): number {
    const known = this.#copies.get(id);
    if (known !== undefined) return known;
    const copy = this.make(id);
    this.#copies.set(id, copy);
    return copy;
  }

  /** Deletes the copy of a tensor, if there is one. @returns it */
  forget(id: number): number | undefined {
    const copy = this.#copies.get(id);
    if (copy === undefined) return undefined;
    this.binding.deleteTensor(copy);
    this.#copies.delete(id);
    return copy;
  }

  clear(): void {
    for (const copy of this.#copies.values()) this.binding.deleteTensor(copy);
    this.#copies.clear();
  }
}
