import type { FieldMeta } from '@shared/params';
import type { z } from 'zod';

/** Why a value cannot be a field's, in words; undefined if it can. */
export function fieldProblem(schema: z.ZodType, meta: FieldMeta, value: unknown): string | undefined {
  const parsed = schema.safeParse(value);
  if (parsed.success) return undefined;
  const { min, max, editor } = meta;
  if (typeof value === 'number') {
    if (editor === 'integer' && !Number.isInteger(value)) return 'Whole numbers only';
    if (min !== undefined && max !== undefined) return `From ${min} to ${max}`;
  }
  if (editor === 'integer-list' && Array.isArray(value) && min !== undefined && max !== undefined)
    return `Whole numbers from ${min} to ${max}`;
  return parsed.error.issues[0]?.message ?? 'This does not fit';
}
