import type { CallName, CallOutput, DesktopBridge, LabEvent } from '@shared/api';
import { LabError, toLabError } from '@shared/errors';

type Answers = { readonly [Name in CallName]?: (input: unknown) => CallOutput<Name> };

const listeners = new Set<(event: LabEvent) => void>();
const watchers = new Set<(connected: boolean) => void>();
let answers: Answers = {};
let called: { name: string; input: unknown }[] = [];

/** The engine of the window under test, in the place of the desktop's. */
export const bridge: DesktopBridge = {
  async call(name, input) {
    called.push({ name, input });
    try {
      const answer = Object.entries(answers).find(([known]) => known === name)?.[1];
      if (answer === undefined) throw new LabError('not-found', `The test has no answer to ${name}.`);
      return { output: answer(input) };
    } catch (thrown) {
      return { error: toLabError(thrown).toJSON() };
    }
  },
  onEvent(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  onClosing: () => () => undefined,
  onConnection(listener) {
    watchers.add(listener);
    return () => watchers.delete(listener);
  },
  chooseFolder: async () => null,
};

/** Gives the engine's answers from now on, in the place of those before, and forgets what was called. */
export function answer(given: Answers): void {
  answers = given;
  called = [];
}

/** The inputs of the calls of a name since `answer`. */
export function callsOf(name: CallName): unknown[] {
  return called.filter((call) => call.name === name).map(({ input }) => input);
}

export function emit(event: LabEvent): void {
  for (const listener of listeners) listener(event);
}

export function connect(connected: boolean): void {
  for (const watcher of watchers) watcher(connected);
}
