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

/** Shows a message at the edge of the window; the same one twice stays one. */
export function toast(message: Omit<Toast, 'id'>): void {
  const others = toastStore
    .getState()
    .toasts.filter(({ title, message: text }) => title !== message.title || text !== message.message);
  toastStore.setState({ toasts: [...others, { ...message, id: next }].slice(-shown) });
  next += 1;
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
