import { toast } from '../toastStore';

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

function labelOf({ labels, ariaLabel }: HTMLInputElement): string {
  return labels?.[0]?.textContent ?? ariaLabel ?? 'A field';
}

/**
 * Takes what is being typed, before something uses the values on the screen. What cannot be taken stays where it is,
 * and a message says why.
 * @returns whether the values are those on the screen.
 */
export function takeTyped(): boolean {
  const field = typed;
  const problem = field?.take();
  if (field === undefined || problem === undefined) return true;
  field.input.focus();
  toast({ tone: 'warning', title: `${labelOf(field.input)} is not taken yet`, message: problem });
  return false;
}

/** For a button that uses the values on the screen: pressing it does not leave a field whose text cannot be taken. */
export function stayInField(event: { preventDefault(): void }): void {
  if (!takeTyped()) event.preventDefault();
}
