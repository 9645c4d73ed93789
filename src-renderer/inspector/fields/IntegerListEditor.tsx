import { useEffect, useState } from 'react';
import { TextField } from '../../ui';
import { parseIntegers } from './fieldCheck';

interface IntegerListEditorProps {
  readonly id: string;
  readonly value: readonly number[];
  readonly onChange: (value: number[]) => void;
  readonly check: (value: unknown) => string | undefined;
  readonly unit?: string | undefined;
  readonly disabled: boolean;
}

const join = (list: readonly number[]) => list.join(', ');

/** A list of numbers as text: `16, 32, 64`. */
export function IntegerListEditor({ id, value, onChange, check, unit, disabled }: IntegerListEditorProps) {
  const [text, setText] = useState(() => join(value));
  const [problem, setProblem] = useState<string>();
  const shown = join(value);

  useEffect(() => {
    setText((before) => (join(parseIntegers(before) ?? []) === shown ? before : shown));
    setProblem(undefined);
  }, [shown]);

  const take = (next: string) => {
    setText(next);
    const list = parseIntegers(next);
    const why = list === undefined ? 'Whole numbers with commas between them' : check(list);
    setProblem(why);
    if (list !== undefined && why === undefined && join(list) !== shown) onChange(list);
  };

  return (
    <TextField
      id={id}
      value={text}
      onChange={take}
      onBlur={() => {
        setText(shown);
        setProblem(undefined);
      }}
      problem={problem}
      unit={unit}
      mono
      disabled={disabled}
    />
  );
}
