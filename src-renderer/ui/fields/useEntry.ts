import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { typing } from './typing';

export type Reading<Value> = { readonly value: Value } | { readonly problem: string };

interface Entry<Value> {
  readonly value: Value;
  readonly format: (value: Value) => string;
  readonly read: (text: string) => Reading<Value>;
  /** `inARow` where it is one of several changes by arrow keys. */
  readonly onChange: (value: Value, inARow: boolean) => void;
}

/**
 * A value that is typed as text. It is taken when the field is left or Enter is pressed; Escape gives it up. A text that
 * cannot be taken says why at every key; leaving the field then puts the value of before back and says what was not
 * taken.
 */
export function useEntry<Value>({ value, format, read, onChange }: Entry<Value>) {
  const shown = format(value);
  const input = useRef<HTMLInputElement>(null);
  /** Null while nothing is being typed. */
  const [text, setText] = useState<string | null>(null);
  const [notice, setNotice] = useState<string>();
  const reading = text === null || text === shown ? undefined : read(text);
  const problem = reading !== undefined && 'problem' in reading ? reading.problem : undefined;

  const put = (next: Value, inARow = false) => {
    setText(null);
    setNotice(undefined);
    if (format(next) !== shown) onChange(next, inARow);
  };
  const take = () => {
    if (reading === undefined) setText(null);
    else if ('value' in reading) put(reading.value);
    return problem;
  };

  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  const isTyping = text !== null;
  useEffect(() => {
    if (!isTyping || input.current === null) return;
    return typing({ input: input.current, take: () => latest.current() });
  }, [isTyping]);
  // The value may change under the field: undo, reset, another window.
  useEffect(() => setNotice(undefined), [shown]);

  return {
    /** The value that is read from the text, where it can be. */
    now: reading !== undefined && 'value' in reading ? reading.value : value,
    put,
    field: {
      ref: input,
      value: text ?? shown,
      problem,
      notice,
      onChange: (next: string) => {
        setText(next);
        setNotice(undefined);
      },
      onBlur: () => {
        const refused = take();
        setText(null);
        if (refused !== undefined) setNotice(`"${text}" was not taken: ${refused}`);
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (text === null) return;
        if (event.key === 'Escape') setText(null);
        // A form is sent with the values that are taken, at the next Enter.
        else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) take();
        else return;
        event.preventDefault();
        event.stopPropagation();
      },
    },
  };
}
