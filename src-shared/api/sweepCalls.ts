import { z } from 'zod';
import { sweepSpecSchema } from '../sweep';
import { trainsOnSchema, workerLabelSchema } from './models';
import { sweepPointSchema, sweepResultSchema, sweepSchema } from './sweepModels';

const sweepId = z.object({ id: z.string() }).strict();

/** Calls about sweeps. Their runs are ordinary ones: `runs.*` shows, stops and exports each of them. */
export const sweepCalls = {
  /**
   * Queues a run for every value and seed, behind the runs that people start by hand. A run that has finished
   * with the same document and seed is taken as it is, and a sweep that was asked for before goes on where it
   * stopped, unless `fresh`.
   * @throws bad-request for a value that does not fit; the graph codes for one that cannot train.
   */
  'sweeps.start': {
    input: z
      .object({
        spec: sweepSpecSchema,
        fresh: z.boolean().default(false),
        /** As the lab's queue is set, where it is left out; for the runs that this makes or resumes. */
        trainsOn: trainsOnSchema.optional(),
        /** Only a worker with this label may train its new runs; any may where it is left out. */
        workerLabel: workerLabelSchema.optional(),
      })
      .strict(),
    output: z.object({ sweep: sweepSchema }).strict(),
  },
  /** Goes on with what was stopped, interrupted, deleted or failed. @throws conflict when nothing is missing. */
  'sweeps.resume': { input: sweepId, output: z.object({ sweep: sweepSchema }).strict() },
  /** Stops its own runs; finished ones are kept. @throws conflict when none is under way. */
  'sweeps.stop': { input: sweepId, output: z.object({ sweep: sweepSchema }).strict() },
  /** Stops it if needed and forgets it; with `runs`, its own runs go too. */
  'sweeps.delete': {
    input: z.object({ id: z.string(), runs: z.boolean() }).strict(),
    output: z.object({}).strict(),
  },
  /** Newest first. */
  'sweeps.list': {
    input: z.object({}).strict(),
    output: z.object({ sweeps: z.array(sweepSchema) }).strict(),
  },
  'sweeps.get': {
    input: sweepId,
    output: z
      .object({ sweep: sweepSchema, spec: sweepSpecSchema, points: z.array(sweepPointSchema) })
      .strict(),
  },
  /** The metrics of its finished runs: those of the sweep, or any others; see parseMetricAddress for their form. */
  'sweeps.results': {
    input: z.object({ id: z.string(), metrics: z.array(z.string()).max(100).optional() }).strict(),
    output: z.object({ results: z.array(sweepResultSchema) }).strict(),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
