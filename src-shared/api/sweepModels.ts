import { z } from 'zod';
import { sweepStatuses } from '../sweep';
import { runSchema } from './models';

/** A sweep as lists show it. */
export const sweepSchema = z
  .object({
    id: z.string(),
    /** 1, 2, 3…: what people call it ("sweep 3"). */
    number: z.number().int(),
    name: z.string(),
    status: z.enum(sweepStatuses),
    /** Epoch milliseconds. */
    createdAt: z.number(),
    /** The parameter that is varied; null where whole documents are compared. */
    address: z.string().nullable(),
    /** Values or documents along the axis, in its order. */
    labels: z.array(z.string()),
    seeds: z.array(z.number().int()),
    /** Metric addresses that its results show. */
    metrics: z.array(z.string()),
    points: z.number().int(),
    finished: z.number().int(),
    failed: z.number().int(),
    /** Ids of its runs, in the order in which they train. */
    runs: z.array(z.string()),
  })
  .strict();
export type Sweep = z.infer<typeof sweepSchema>;

/** One run of a sweep; null where it was deleted. `reused` runs had finished before the sweep asked for them. */
export const sweepPointSchema = z
  .object({
    position: z.number().int(),
    label: z.string(),
    seed: z.number().int(),
    reused: z.boolean(),
    run: runSchema.nullable(),
  })
  .strict();
export type SweepPointState = z.infer<typeof sweepPointSchema>;

/** Metric address to value, of one finished run; absent where the run does not have the metric. */
export const sweepResultSchema = z
  .object({
    position: z.number().int(),
    label: z.string(),
    seed: z.number().int(),
    values: z.record(z.string(), z.number()),
  })
  .strict();
