import { type LabError, toLabError } from '@shared/errors';
import { createStore } from 'zustand/vanilla';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Toast {
  readonly id: number;
  readonly tone: 'failure' | 'warning' | 'info';
  readonly title: string;
  readonly message?: string;
  readonly action?: ToastAction;
}

export const toastStore = createStore<{ readonly toasts: readonly Toast[] }>()(() => ({ toasts: [] }));

const shown = 4;
let next = 1;

/** Messages of one cause: the same one again, or failures of several things for one reason. */
function isOfOneCause(one: Omit<Toast, 'id'>, other: Omit<Toast, 'id'>): boolean {
  if (one.message !== other.message) return false;
  const areFailures = one.tone === 'failure' && other.tone === 'failure' && one.message !== undefined;
  return areFailures || one.title === other.title;
}

/**
 * Shows a message at the edge of the window; one cause has one message, the newest.
 * @returns its id, by which it can be taken away
 */
export function toast(message: Omit<Toast, 'id'>): number {
  const id = next;
  const others = toastStore.getState().toasts.filter((other) => !isOfOneCause(message, other));
  toastStore.setState({ toasts: [...others, { ...message, id }].slice(-shown) });
  next += 1;
  return id;
}

export function dismissToast(id: number): void {
  toastStore.setState(({ toasts }) => ({ toasts: toasts.filter((one) => one.id !== id) }));
}

/** Shows a failure: `what` did not work ("The run did not start"), and the error's sentence with its place. */
export function showFailure(what: string, thrown: unknown, action?: ToastAction): void {
  toast({ tone: 'failure', title: what, message: sentence(toLabError(thrown)), ...(action && { action }) });
}

function sentence({ message, where }: LabError): string {
  const { file, line, byte } = where;
  const place = [
    file !== undefined && !message.includes(file) && file,
    line !== undefined && !message.includes(`line ${line}`) && `line ${line}`,
    byte !== undefined && !message.includes(`byte ${byte}`) && `byte ${byte}`,
  ].filter(Boolean);
  return place.length === 0 ? message : `${message} (${place.join(', ')})`;
}
