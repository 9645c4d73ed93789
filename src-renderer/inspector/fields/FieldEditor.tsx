import { dataSourceSchema, scheduleSchema } from '@shared/graph';
import type { FieldMeta } from '@shared/params';
import { z } from 'zod';
import { NumberField, Select, Switch } from '../../ui';
import { DataSourceEditor } from './DataSourceEditor';
import { fieldProblem } from './fieldCheck';
import { IntegerListEditor } from './IntegerListEditor';
import { ScheduleListEditor } from './ScheduleListEditor';

export interface EditorProps {
  readonly id: string;
  readonly schema: z.ZodType;
  readonly meta: FieldMeta;
  readonly value: unknown;
  /** `inARow` where it is one of several changes that are one step of undo. */
  readonly onChange: (value: unknown, inARow?: boolean) => void;
  readonly disabled: boolean;
  readonly lanes: number;
}

const integers = z.array(z.number());
const schedules = z.array(scheduleSchema);

/** Arrow keys change a number by a tenth of its range where that is small, else by one. */
function stepOf({ editor, min = 0, max = 1 }: FieldMeta): number {
  if (editor === 'integer') return 1;
  return max - min <= 1 ? 0.05 : max - min <= 10 ? 0.1 : 1;
}

export function FieldEditor({ id, schema, meta, value, onChange, disabled, lanes }: EditorProps) {
  const check = (next: unknown) => fieldProblem(schema, meta, next);
  switch (meta.editor) {
    case 'number':
    case 'integer':
      return (
        <NumberField
          id={id}
          value={typeof value === 'number' ? value : 0}
          onChange={onChange}
          kind={meta.editor === 'integer' ? 'whole' : 'decimal'}
          check={check}
          unit={meta.unit}
          step={stepOf(meta)}
          disabled={disabled}
        />
      );
    case 'toggle':
      return <Switch id={id} checked={value === true} onChange={onChange} disabled={disabled} />;
    case 'choice':
      return (
        <Select
          id={id}
          value={String(value)}
          options={(meta.options ?? []).map((option) => ({ value: option, label: option }))}
          onChange={onChange}
          disabled={disabled}
        />
      );
    case 'integer-list':
      return (
        <IntegerListEditor
          id={id}
          value={integers.safeParse(value).data ?? []}
          onChange={onChange}
          check={check}
          unit={meta.unit}
          disabled={disabled}
        />
      );
    case 'schedule-list':
      return (
        <ScheduleListEditor
          id={id}
          value={schedules.safeParse(value).data ?? []}
          onChange={onChange}
          lanes={lanes}
          disabled={disabled}
        />
      );
    case 'data-source':
      return (
        <DataSourceEditor
          id={id}
          value={dataSourceSchema.safeParse(value).data}
          onChange={onChange}
          disabled={disabled}
        />
      );
  }
}
