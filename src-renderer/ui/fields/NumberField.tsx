import { type NumberKind, readNumber } from '@shared/numbers';
import type { KeyboardEvent } from 'react';
import { TextField } from './TextField';
import { useEntry } from './useEntry';

interface NumberFieldProps {
  readonly id?: string;
  /** Its name for screen readers, where no <label> points at it. */
  readonly label?: string;
  readonly value: number;
  /** `inARow` where it is one of several changes by arrow keys. */
  readonly onChange: (value: number, inARow: boolean) => void;
  /** Whole numbers have no use for a decimal point. */
  readonly kind?: NumberKind;
  /** @returns why a number cannot be taken, or undefined. */
  readonly check?: (value: number) => string | undefined;
  readonly unit?: string | undefined;
  /** Arrow keys change the value by this much; ten times that with Shift. */
  readonly step?: number;
  readonly disabled?: boolean;
}

/** A number as text; see useEntry. */
export function NumberField({
  id,
  label,
  value,
  onChange,
  kind = 'decimal',
  check,
  unit,
  step = 1,
  disabled,
}: NumberFieldProps) {
  const { field, now, put } = useEntry({
    value,
    format: String,
    read: (text) => {
      const reading = readNumber(text, kind);
      const problem = 'value' in reading ? check?.(reading.value) : undefined;
      return problem === undefined ? reading : { problem };
    },
    onChange,
  });

  const nudge = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (direction === 0) return field.onKeyDown(event);
    event.preventDefault();
    const by = direction * step * (event.shiftKey ? 10 : 1);
    const next = Number((now + by).toPrecision(12));
    if (check?.(next) === undefined) put(next, true);
  };

  return (
    <TextField
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      {...field}
      onKeyDown={nudge}
      unit={unit}
      inputMode="decimal"
      mono
      disabled={disabled}
    />
  );
}
