/** A field whose text is not taken yet. */
interface TypedField {
  readonly input: HTMLInputElement;
  /** Takes the text. @returns why that cannot be; the text then stays in the field. */
  readonly take: () => string | undefined;
}

let typed: TypedField | undefined;

/** Tells that a field is being typed in. @returns the function that tells the end of it. */
export function typing(field: TypedField): () => void {
  typed = field;
  return () => {
    if (typed === field) typed = undefined;
  };
}

/** A field whose text cannot be taken, by its label. */
export interface Refusal {
  readonly label: string;
  readonly problem: string;
}

function labelOf({ labels, ariaLabel }: HTMLInputElement): string {
  return labels?.[0]?.textContent ?? ariaLabel ?? 'A field';
}

/** Takes what is being typed. @returns why that cannot be; the focus then is where the text stands. */
export function takeText(): Refusal | undefined {
  const field = typed;
  const problem = field?.take();
  if (field === undefined || problem === undefined) return undefined;
  field.input.focus();
  return { label: labelOf(field.input), problem };
}
