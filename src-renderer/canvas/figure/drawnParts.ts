/**
 * Parts of a figure by what they draw. What says the same as the last one of its part is that one, the same object: React
 * and React Flow then leave it as it is on the page, so that an edit draws again what it changed and nothing else.
 */
export class DrawnParts<Part extends object, Drawn> {
  readonly #last = new WeakMap<Part, { readonly says: string; readonly drawn: Drawn }>();

  /** @param says all of what is drawn that does not follow from the part itself, as JSON */
  drawn(part: Part, says: unknown, draw: () => Drawn): Drawn {
    const text = JSON.stringify(says);
    const last = this.#last.get(part);
    if (last?.says === text) return last.drawn;
    const drawn = draw();
    this.#last.set(part, { says: text, drawn });
    return drawn;
  }
}
