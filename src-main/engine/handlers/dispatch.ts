import { type CallName, type CallOutput, type CallRequest, parseInput, parseOutput } from '@shared/api';

/** What the engine does for each call. Input is valid; output is checked before it leaves. */
export type Handlers = {
  readonly [Name in CallName]: (input: CallRequest<Name>) => CallOutput<Name> | Promise<CallOutput<Name>>;
};

/**
 * One call from outside, validated both ways.
 * @throws LabError of the handler, `not-found` for an unknown call, `bad-request` for input that does not fit.
 */
export async function dispatch<Name extends CallName>(
  handlers: Handlers,
  name: Name,
  input: unknown,
): Promise<CallOutput<Name>> {
  const request = parseInput(name, input);
  return parseOutput(name, await handlers[name](request));
}
