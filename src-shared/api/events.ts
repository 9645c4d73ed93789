import { z } from 'zod';
import { draftRevisionSchema, metricPointSchema, runMarkSchema, runSchema } from './models';
import { queueReportSchema } from './queueCalls';
import { sweepSchema } from './sweepModels';

/** One stream of events from the engine to every client. */
export const labEventSchema = z.discriminatedUnion('kind', [
  /** A run was made or any of its fields changed. */
  z.object({ kind: z.literal('run'), run: runSchema }).strict(),
  z.object({ kind: z.literal('run-deleted'), id: z.string() }).strict(),
  z.object({ kind: z.literal('metrics'), id: z.string(), points: z.array(metricPointSchema) }).strict(),
  /** The spectrum of one tap at one probe step, largest eigenvalue first. */
  z
    .object({
      kind: z.literal('spectrum'),
      id: z.string(),
      tap: z.string(),
      step: z.number().int(),
      eigenvalues: z.array(z.number()),
    })
    .strict(),
  /** The draft was saved by a window. */
  draftRevisionSchema.extend({ kind: z.literal('draft') }).strict(),
  /** A sweep was made, or one of its runs was or changed its status. */
  z.object({ kind: z.literal('sweep'), sweep: sweepSchema }).strict(),
  z.object({ kind: z.literal('sweep-deleted'), id: z.string() }).strict(),
  /** The queue was set, came or went, or something about its workers changed. */
  z.object({ kind: z.literal('queue'), queue: queueReportSchema }).strict(),
  /** Images of a run's data that are loaded, of so many. */
  z
    .object({ kind: z.literal('loading'), id: z.string(), done: z.number().int(), total: z.number().int() })
    .strict(),
  z.object({ kind: z.literal('mark'), id: z.string(), mark: runMarkSchema }).strict(),
  /** What cannot be kept in the record, since the record itself cannot be written. */
  z
    .object({
      kind: z.literal('log'),
      id: z.string(),
      level: z.enum(['info', 'warning']),
      text: z.string(),
    })
    .strict(),
]);
export type LabEvent = z.infer<typeof labEventSchema>;
