import { z } from 'zod';
import { dataRecordSchema } from '../data';
import { documentSchema, packedHistorySchema } from '../graph';
import { nameSchema } from '../values/name';
import { comparisonCalls } from './comparisonCalls';
import { childSchema, forkOriginSchema, forkSchema } from './forkModels';
import {
  backendSchema,
  doctorCheckSchema,
  draftRevisionSchema,
  draftSchema,
  embeddingSchema,
  embeddingSpaces,
  metricSeriesSchema,
  runAttemptSchema,
  runMarkSchema,
  runSchema,
  spectrumSchema,
  trainsOnSchema,
  workerLabelSchema,
} from './models';
import { queueCalls } from './queueCalls';
import { runTableCalls } from './runTableCalls';
import { storageCalls } from './storageCalls';
import { sweepCalls } from './sweepCalls';

const nothing = z.object({}).strict();
const done = z.object({}).strict();
const runId = z.object({ id: z.string() }).strict();

/**
 * Every call of the contract: what goes in, what comes out. Transports, the command line and the tests are
 * derived from this table; both ends validate. Failures travel as LabError JSON.
 */
export const calls = {
  'system.status': {
    input: nothing,
    output: z
      .object({
        version: z.string(),
        node: z.string(),
        backend: backendSchema.nullable(),
        problems: z.array(z.string()),
        dataFolder: z.string(),
      })
      .strict(),
  },
  'system.doctor': { input: nothing, output: z.object({ checks: z.array(doctorCheckSchema) }).strict() },
  /** The canvas as it was left; null on the first start. */
  'draft.load': {
    input: nothing,
    output: z.object({ draft: draftSchema.extend(draftRevisionSchema.shape).strict().nullable() }).strict(),
  },
  /** Saves upon the revision `base`. @throws conflict when another window has saved since. */
  'draft.save': {
    input: z
      .object({
        document: documentSchema,
        history: packedHistorySchema.optional(),
        base: z.number().int().optional(),
        window: z.string().max(60).optional(),
      })
      .strict(),
    output: z.object({ savedAt: z.number(), revision: z.number().int() }).strict(),
  },
  /**
   * Validates, stores the architecture, queues the run; `from` makes it a fork that begins with another run's weights.
   * @throws document-invalid and the graph codes with node and port.
   */
  'runs.start': {
    input: z
      .object({
        document: documentSchema,
        name: nameSchema.optional(),
        from: forkOriginSchema.optional(),
        /** As the lab's queue is set, where it is left out. */
        trainsOn: trainsOnSchema.optional(),
        /** Only a worker with this label may train it; any may where it is left out. */
        workerLabel: workerLabelSchema.optional(),
      })
      .strict(),
    output: z.object({ run: runSchema }).strict(),
  },
  /** What a fork would begin with, and the steps that there are checkpoints of. @throws not-found without a checkpoint. */
  'runs.planFork': {
    input: z.object({ document: documentSchema, from: forkOriginSchema }).strict(),
    output: z.object({ fork: forkSchema, steps: z.array(z.number().int()) }).strict(),
  },
  'runs.pause': { input: runId, output: done },
  /** Goes on from the last checkpoint; where the data has changed since, only with `acceptsChangedData`. */
  'runs.resume': {
    input: z.object({ id: z.string(), acceptsChangedData: z.boolean().default(false) }).strict(),
    output: done,
  },
  'runs.stop': { input: runId, output: done },
  /** Stops it if needed and removes its metrics and files. */
  'runs.delete': { input: runId, output: done },
  'runs.list': { input: nothing, output: z.object({ runs: z.array(runSchema) }).strict() },
  'runs.get': {
    input: runId,
    output: z
      .object({
        run: runSchema,
        document: documentSchema,
        marks: z.array(runMarkSchema),
        /** The starts of its trainer, the first one first. */
        attempts: z.array(runAttemptSchema),
        /** null before it was loaded. */
        data: dataRecordSchema.nullable(),
        /** What it began with where it is a fork. */
        fork: forkSchema.nullable(),
        /** The runs that were forked from it, the first one first. */
        children: z.array(childSchema),
        artifacts: z.array(
          z
            .object({
              kind: z.string(),
              step: z.number(),
              path: z.string(),
              bytes: z.number(),
              sha256: z.string(),
            })
            .strict(),
        ),
      })
      .strict(),
  },
  'runs.metrics': {
    input: z
      .object({
        id: z.string(),
        names: z.array(z.string()).optional(),
        afterStep: z.number().int().optional(),
      })
      .strict(),
    output: z.object({ series: z.array(metricSeriesSchema) }).strict(),
  },
  /** The spectra of one tap over the run, thinned out evenly to at most `most` steps; the last is always there. */
  'runs.spectrum': {
    input: z
      .object({ id: z.string(), tap: z.string(), most: z.number().int().min(1).max(2_000).default(300) })
      .strict(),
    output: z.object({ spectrum: spectrumSchema }).strict(),
  },
  /** The embedding kept with the checkpoint of a step. @throws not-found where there is none. */
  'runs.embedding': {
    input: z.object({ id: z.string(), step: z.number().int(), space: z.enum(embeddingSpaces) }).strict(),
    output: z.object({ embedding: embeddingSchema }).strict(),
  },
  /** The images of the run's sample as one sheet of rows of `columns` images, a PNG in base64. */
  'runs.sample': {
    input: runId,
    output: z.object({ png: z.string(), columns: z.number().int() }).strict(),
  },
  'runs.update': {
    input: z
      .object({
        id: z.string(),
        name: nameSchema.optional(),
        note: z.string().max(20_000).optional(),
      })
      .strict(),
    output: z.object({ run: runSchema }).strict(),
  },
  /** The run's metrics as CSV: step, one column per metric. */
  'runs.export': { input: runId, output: z.object({ csv: z.string() }).strict() },
  ...queueCalls,
  ...storageCalls,
  ...runTableCalls,
  ...sweepCalls,
  ...comparisonCalls,
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type CallName = keyof typeof calls;
export type CallInput<Name extends CallName> = z.input<(typeof calls)[Name]['input']>;
export type CallOutput<Name extends CallName> = z.output<(typeof calls)[Name]['output']>;

/** The contract as a person writes it: `api.call('runs.get', { id })`. */
export interface Api {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
}
