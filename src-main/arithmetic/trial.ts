import { arithmeticSchema } from '@shared/api';
import { z } from 'zod';

/** Milliseconds a step of the small network, by precision, and for bfloat16 by how it multiplies. */
export const timesSchema = z.object({
  float32: z.number().positive(),
  /** Where a way is missing, this processor does not have it. */
  bfloat16: z.object({ float32: z.number().positive(), bfloat16: z.number().positive() }).partial(),
});
export type Times = z.infer<typeof timesSchema>;

/** One choice and what it took. */
export const trialSchema = z.object({ arithmetic: arithmeticSchema, milliseconds: timesSchema });
export type Trial = z.infer<typeof trialSchema>;

/** What was measured on a machine. */
export const measurementSchema = z.object({
  /** Epoch milliseconds. */
  at: z.number(),
  processor: z.string(),
  trials: z.array(trialSchema),
});
export type Measurement = z.infer<typeof measurementSchema>;
