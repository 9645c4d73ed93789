import { z } from 'zod';
import { dataSourceSchema, embeddedSource } from '../values/dataSource';
import { scheduleSchema } from '../values/schedule';

/**
 * What the inspector, the command line and the docs need to know of a parameter.
 * `editor` names the generic control that edits it.
 */
export interface FieldMeta {
  readonly label: string;
  readonly help: string;
  readonly unit?: string;
  readonly editor:
    | 'number'
    | 'integer'
    | 'toggle'
    | 'choice'
    | 'integer-list'
    | 'schedule-list'
    | 'data-source';
  readonly min?: number;
  readonly max?: number;
  readonly options?: readonly string[];
}

const registry = z.registry<FieldMeta>();

/** The meta of a field made by one of the builders below; undefined for any other schema. */
export function fieldMeta(schema: z.ZodType): FieldMeta | undefined {
  const meta = registry.get(schema);
  if (meta !== undefined) return meta;
  return schema instanceof z.ZodDefault ? fieldMeta(schema.unwrap() as z.ZodType) : undefined;
}

interface Described {
  label: string;
  help: string;
  unit?: string;
}
interface Ranged extends Described {
  min: number;
  max: number;
  default: number;
}

function described({ label, help, unit }: Described) {
  return unit === undefined ? { label, help } : { label, help, unit };
}

export function number(field: Ranged) {
  const meta: FieldMeta = { ...described(field), editor: 'number', min: field.min, max: field.max };
  return z.number().min(field.min).max(field.max).register(registry, meta).default(field.default);
}

export function integer(field: Ranged) {
  const meta: FieldMeta = { ...described(field), editor: 'integer', min: field.min, max: field.max };
  return z.number().int().min(field.min).max(field.max).register(registry, meta).default(field.default);
}

export function toggle(field: Described & { default: boolean }) {
  return z
    .boolean()
    .register(registry, { ...described(field), editor: 'toggle' })
    .default(field.default);
}

export function choice<const Options extends readonly [string, ...string[]]>(
  field: Described & { options: Options; default: Options[number] },
) {
  const meta: FieldMeta = { ...described(field), editor: 'choice', options: field.options };
  return z
    .enum(field.options)
    .register(registry, meta)
    .default(() => field.default);
}

/** A list of positive integers, such as the widths of layers. */
export function integerList(field: Described & { min: number; max: number; default: readonly number[] }) {
  const meta: FieldMeta = { ...described(field), editor: 'integer-list', min: field.min, max: field.max };
  return z
    .array(z.number().int().min(field.min).max(field.max))
    .max(32)
    .register(registry, meta)
    .default([...field.default]);
}

/** One schedule per lane of a weighted sum; a missing entry counts as 1. */
export function scheduleList(field: Described) {
  return z
    .array(scheduleSchema)
    .max(16)
    .register(registry, { ...described(field), editor: 'schedule-list' })
    .default([]);
}

export function dataSource(field: Described) {
  return dataSourceSchema
    .register(registry, { ...described(field), editor: 'data-source' })
    .default(embeddedSource);
}
