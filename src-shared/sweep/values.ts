import { z } from 'zod';
import type { FieldMeta } from '../params';

/** What a parameter may be set to. */
export const sweepValueSchema = z.union([z.number(), z.string(), z.boolean(), z.array(z.number())]);
export type SweepValue = z.infer<typeof sweepValueSchema>;

export const maxValues = 100;

/** `log` puts the same factor between neighbours; both ends are included. */
export const valueRangeSchema = z
  .object({
    scale: z.enum(['linear', 'log']),
    from: z.number(),
    to: z.number(),
    count: z.number().int().min(2).max(maxValues),
  })
  .strict()
  .refine(({ scale, from, to }) => scale === 'linear' || (from > 0 && to > 0), {
    message: 'a logarithmic range has ends above 0',
  });
export type ValueRange = z.infer<typeof valueRangeSchema>;

/** The values of a sweep: a list, or a range. */
export const sweepValuesSchema = z.union([z.array(sweepValueSchema).min(1).max(maxValues), valueRangeSchema]);
export type SweepValues = z.infer<typeof sweepValuesSchema>;

/** Digits that a range's values keep, so that 0.1 + 0.2 reads 0.3. */
const digits = 10;

/** The values one by one, each once; a range over an integer parameter is rounded. */
export function expandValues(values: SweepValues, meta?: FieldMeta): SweepValue[] {
  if (Array.isArray(values)) return unique(values);
  const { scale, from, to, count } = values;
  const all = Array.from({ length: count }, (_, index) => {
    const share = index / (count - 1);
    const value = scale === 'log' ? from * (to / from) ** share : from + (to - from) * share;
    return meta?.editor === 'integer' ? Math.round(value) : Number(value.toPrecision(digits));
  });
  return unique(all);
}

function unique(values: readonly SweepValue[]): SweepValue[] {
  return [...new Map(values.map((value) => [formatValue(value), value])).values()];
}

/** As a point of a sweep is labelled: `0.1`, `linear`, `32, 64`. */
export function formatValue(value: SweepValue): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}
