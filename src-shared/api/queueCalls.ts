import { z } from 'zod';
import { trainsOnSchema } from './models';

/** A process on any machine that takes runs from the queue, as it tells of itself. */
export const workerSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    host: z.string(),
    /** Of Collapse Lab. */
    version: z.string(),
    processor: z.string(),
    /** What TensorFlow computes on and its version, as the status bar says it; null before it has looked. */
    backend: z.string().nullable(),
    labels: z.array(z.string()),
    /** Names of the data sets that it has beside the embedded one. */
    data: z.array(z.string()),
    slots: z.number().int(),
    runs: z.array(z.object({ run: z.string(), slot: z.number().int() }).strict()),
  })
  .strict();
export type WorkerCard = z.infer<typeof workerSchema>;

/** `silentSince`: milliseconds since 1970 of its last sign of life; null while signs come. */
export const workerStateSchema = workerSchema.extend({ silentSince: z.number().nullable() }).strict();
export type WorkerState = z.infer<typeof workerStateSchema>;

export const queueReportSchema = z
  .object({
    /** Without user and password; null where the lab has no queue. */
    address: z.string().nullable(),
    /** `away`: it is connected to anew; `problem` says why. */
    state: z.enum(['none', 'ready', 'away']),
    problem: z.string().nullable(),
    /** The address was given at the start, by --queue or COLLAPSE_LAB_QUEUE, and stays. */
    fixed: z.boolean(),
    /** Where runs train that do not say it. */
    trainsOn: trainsOnSchema,
    /** By name. */
    workers: z.array(workerStateSchema),
  })
  .strict();
export type QueueReport = z.infer<typeof queueReportSchema>;

const queue = z.object({ queue: queueReportSchema }).strict();

/** Calls about the queue, a Redis whose workers train runs on other machines. */
export const queueCalls = {
  'queue.get': { input: z.object({}).strict(), output: queue },
  /**
   * Goes to another queue or, with null, leaves it; what is left out stays. A password is kept for the same address.
   * @throws bad-request or conflict that says why the queue cannot be used; the one before stays then.
   */
  'queue.set': {
    input: z
      .object({
        address: z.string().max(500).nullable().optional(),
        password: z.string().max(500).optional(),
        trainsOn: trainsOnSchema.optional(),
      })
      .strict(),
    output: queue,
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
