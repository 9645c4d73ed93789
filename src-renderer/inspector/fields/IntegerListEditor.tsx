import { readNumbers } from '@shared/numbers';
import { TextField, useEntry } from '../../ui';

interface IntegerListEditorProps {
  readonly id: string;
  readonly value: readonly number[];
  readonly onChange: (value: readonly number[]) => void;
  readonly check: (value: unknown) => string | undefined;
  readonly unit?: string | undefined;
  readonly disabled: boolean;
}

/** A list of whole numbers as text: `16, 32, 64`. */
export function IntegerListEditor({ id, value, onChange, check, unit, disabled }: IntegerListEditorProps) {
  const { field } = useEntry<readonly number[]>({
    value,
    format: (list) => list.join(', '),
    read: (text) => {
      const reading = readNumbers(text, 'whole');
      if ('problem' in reading) return reading;
      const problem = check(reading.values);
      return problem === undefined ? { value: reading.values } : { problem };
    },
    onChange,
  });
  return <TextField id={id} {...field} unit={unit} mono disabled={disabled} />;
}
