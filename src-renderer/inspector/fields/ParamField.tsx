import { fieldMeta } from '@shared/params';
import type { z } from 'zod';
import { canSweep, planSweep } from '../../sweeps';
import { Field, isWide } from './Field';
import { FieldEditor } from './FieldEditor';

interface ParamFieldProps {
  /** Unique on the page. */
  readonly id: string;
  /** As in a sweep; see Parameter in src-shared/graph. */
  readonly address: string;
  readonly schema: z.ZodType;
  readonly value: unknown;
  /** `inARow` where it is one of several changes that are one step of undo. */
  readonly onChange: (value: unknown, inARow?: boolean) => void;
  readonly disabled?: boolean;
  /** How many schedules a list of schedules has. */
  readonly lanes?: number;
}

/** The control of one parameter, as its schema describes it. Nothing for a schema that says nothing about itself. */
export function ParamField({
  id,
  address,
  schema,
  value,
  onChange,
  disabled = false,
  lanes = 1,
}: ParamFieldProps) {
  const meta = fieldMeta(schema);
  if (meta === undefined) return null;
  const standard: unknown = schema.parse(undefined);
  const isStandard = JSON.stringify(standard) === JSON.stringify(value);
  return (
    <Field
      id={id}
      label={meta.label}
      help={meta.help}
      wide={isWide(meta)}
      onReset={isStandard || disabled ? undefined : () => onChange(standard)}
      onSweep={canSweep(meta) ? () => planSweep(address) : undefined}
    >
      <FieldEditor
        id={id}
        schema={schema}
        meta={meta}
        value={value}
        onChange={onChange}
        disabled={disabled}
        lanes={lanes}
      />
    </Field>
  );
}
