import { takeText } from './fields/typing';
import { toast } from './toastStore';

/**
 * Takes what is being typed, before something uses the values on the screen. What cannot be taken stays where it is,
 * and a message says why.
 * @returns whether the values are those on the screen.
 */
export function takeTyped(): boolean {
  const refusal = takeText();
  if (refusal === undefined) return true;
  toast({ tone: 'warning', title: `${refusal.label} is not taken yet`, message: refusal.problem });
  return false;
}

/** For a button that uses the values on the screen: pressing it does not leave a field whose text cannot be taken. */
export function stayInField(event: { preventDefault(): void }): void {
  if (!takeTyped()) event.preventDefault();
}
