import { type KeyboardEvent, useEffect, useState } from 'react';
import { formatNumber, parseNumber } from './numberText';
import { TextField } from './TextField';

interface NumberFieldProps {
  readonly id?: string;
  /** Its name for readers of the screen, where no <label> points at it. */
  readonly label?: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** @returns why a number cannot be taken, or undefined. */
  readonly check?: (value: number) => string | undefined;
  readonly unit?: string | undefined;
  /** Arrow keys change the value by this much; ten times that with Shift. */
  readonly step?: number;
  readonly disabled?: boolean;
}

/**
 * A number as text. What cannot be taken stays in the field with its reason and is not passed on; leaving the
 * field then puts the last good number back.
 */
export function NumberField({
  id,
  label,
  value,
  onChange,
  check,
  unit,
  step = 1,
  disabled,
}: NumberFieldProps) {
  const [text, setText] = useState(() => formatNumber(value));
  const [problem, setProblem] = useState<string>();

  // The value may change under the field: undo, reset, another node.
  useEffect(() => {
    setText((before) => (parseNumber(before) === value ? before : formatNumber(value)));
    setProblem(undefined);
  }, [value]);

  const take = (next: string) => {
    setText(next);
    const number = parseNumber(next);
    const why = number === undefined ? 'Type a number' : check?.(number);
    setProblem(why);
    if (number !== undefined && why === undefined && number !== value) onChange(number);
  };

  const nudge = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (direction === 0) return;
    event.preventDefault();
    const by = direction * step * (event.shiftKey ? 10 : 1);
    const next = Number((value + by).toPrecision(12));
    if (check?.(next) === undefined) take(formatNumber(next));
  };

  return (
    <TextField
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      value={text}
      onChange={take}
      onKeyDown={nudge}
      onBlur={() => {
        setText(formatNumber(value));
        setProblem(undefined);
      }}
      problem={problem}
      unit={unit}
      inputMode="decimal"
      mono
      disabled={disabled}
    />
  );
}
