import { z } from 'zod';
import { errorCodes } from '../errors';
import { documentSchema, packedHistorySchema, tapRoles } from '../graph';
import { executions, runActivities, runStatuses, trainsOn } from '../run';
import { verdicts } from '../verdict';

export const errorSchema = z
  .object({
    code: z.enum(errorCodes),
    message: z.string(),
    where: z
      .object({
        node: z.string().optional(),
        port: z.string().optional(),
        lane: z.number().optional(),
        file: z.string().optional(),
        byte: z.number().optional(),
        line: z.number().optional(),
      })
      .strict(),
  })
  .strict();

export const runStatusSchema = z.enum(runStatuses);

export const trainsOnSchema = z.enum(trainsOn);

/** A word that workers are started with, such as `gpu`. */
export const workerLabelSchema = z
  .string()
  .regex(/^[\w-]{1,40}$/, 'a label of workers is made of letters, digits, - and _, 40 at most');

export const runActivitySchema = z.enum(runActivities);

/**
 * How TensorFlow computes on a processor. Each of these changes the last bits of numbers (docs/reproducibility.md), so
 * that a run keeps those that it began with.
 */
export const arithmeticSchema = z
  .object({
    /** Whether TensorFlow calls Intel's oneDNN or its own Eigen. */
    oneDnn: z.boolean(),
    /** How a program in bfloat16 multiplies: by ops of that type, or in float32 on values that are rounded to it. */
    bfloat16: z.enum(['bfloat16', 'float32']),
    /** Threads that share one op. */
    threads: z.number().int().positive(),
    /** Ops that run at once. */
    ops: z.number().int().positive(),
    /** Whether glibc is asked for huge pages. It changes no bit. */
    hugePages: z.boolean(),
  })
  .strict();
export type Arithmetic = z.infer<typeof arithmeticSchema>;

/** The rung of the compute ladder in force. `text` is what the status bar shows: `TensorFlow 2.21.0 · CPU, 2 threads`. */
export const backendSchema = z
  .object({
    rung: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    name: z.enum(['tensorflow', 'wasm', 'cpu']),
    version: z.string(),
    device: z.string(),
    threads: z.number().int(),
    text: z.string(),
    /** Of TensorFlow; the other rungs have no choice. */
    arithmetic: arithmeticSchema.nullable().default(null),
    /** The processor that it ran on, as it calls itself. */
    processor: z.string().default('not recorded'),
  })
  .strict();
export type BackendInfo = z.infer<typeof backendSchema>;

const tapVerdictSchema = z
  .object({
    tap: z.string(),
    role: z.enum(tapRoles),
    verdict: z.enum(verdicts),
    reasons: z.array(z.string()).readonly(),
  })
  .strict();

export const verdictReportSchema = z
  .object({
    verdict: z.enum(verdicts),
    tap: z.string(),
    reasons: z.array(z.string()).readonly(),
    /** One for each watched embedding; runs of before the lab judged each have none. */
    taps: z.array(tapVerdictSchema).readonly().default([]),
  })
  .strict();

/** Metric name to value; see src-shared/metrics for the names. */
export const headlineSchema = z.record(z.string(), z.number());

export const runSchema = z
  .object({
    id: z.string(),
    /** 1, 2, 3…: what people call it ("run 12"). */
    number: z.number().int(),
    name: z.string(),
    preset: z.string().nullable(),
    architecture: z.string(),
    status: runStatusSchema,
    /** What its trainer is busy with; null while there is none. */
    activity: runActivitySchema.nullable(),
    trainsOn: trainsOnSchema,
    /** The label that a worker must have to train it; null for any worker. */
    workerLabel: z.string().nullable(),
    /** The worker that trains it or trained it last, such as `gpu-box, slot 2`; null for the lab's own machine. */
    place: z.string().nullable(),
    /** What a run that is offered to workers waits for, such as `a free worker`. */
    waitsFor: z.string().nullable(),
    step: z.number().int(),
    totalSteps: z.number().int().nullable(),
    seed: z.number().int(),
    /** Epoch milliseconds. */
    createdAt: z.number(),
    startedAt: z.number().nullable(),
    endedAt: z.number().nullable(),
    /** Seconds spent training, pauses left out. */
    seconds: z.number(),
    imagesPerSecond: z.number().nullable(),
    verdict: verdictReportSchema.nullable(),
    headline: headlineSchema,
    /** The node whose output is the representation z. */
    primaryTap: z.string().nullable(),
    backend: backendSchema.nullable(),
    /** `replay`, or `eager` with the reason where replay was asked for and could not be used. */
    execution: z.enum(executions).nullable(),
    error: errorSchema.nullable(),
    note: z.string(),
  })
  .strict();
export type Run = z.infer<typeof runSchema>;

export const metricPointSchema = z
  .object({ name: z.string(), step: z.number().int(), value: z.number() })
  .strict();
export type MetricPoint = z.infer<typeof metricPointSchema>;

/** One metric's points in rising step order. */
export const metricSeriesSchema = z
  .object({ name: z.string(), steps: z.array(z.number()), values: z.array(z.number()) })
  .strict();
export type MetricSeries = z.infer<typeof metricSeriesSchema>;

/** Eigenvalues, largest first, of the covariance of a tap's normalised embedding at each of `steps`. */
export const spectrumSchema = z
  .object({
    tap: z.string(),
    steps: z.array(z.number().int()),
    eigenvalues: z.array(z.array(z.number())),
  })
  .strict();
export type Spectrum = z.infer<typeof spectrumSchema>;

/** Where an embedding is taken: what the encoder gives, or the representation z; both in evaluation mode. */
export const embeddingSpaces = ['backbone', 'representation'] as const;
export type EmbeddingSpace = (typeof embeddingSpaces)[number];

/** The embedding of the run's fixed sample of test images after `step` steps. */
export const embeddingSchema = z
  .object({
    step: z.number().int(),
    space: z.enum(embeddingSpaces),
    dim: z.number().int(),
    /** Index of a class name for each image. */
    labels: z.array(z.number().int()),
    classNames: z.array(z.string()),
    /** [labels.length, dim], row by row: little-endian float32 in base64. */
    values: z.string(),
  })
  .strict();
export type Embedding = z.infer<typeof embeddingSchema>;

/** A mark on the time axis. `phase`: the weights of a sum change; `warning`: why the run computes otherwise than it was asked to. */
export const runMarkSchema = z
  .object({
    step: z.number().int(),
    kind: z.enum(['checkpoint', 'pause', 'resume', 'phase', 'warning']),
    text: z.string(),
    at: z.number(),
  })
  .strict();
export type RunMark = z.infer<typeof runMarkSchema>;

/** One start of a run's trainer. */
export const runAttemptSchema = z
  .object({
    /** 1 for the first; it only rises. */
    attempt: z.number().int().positive(),
    /** Milliseconds since 1970. */
    startedAt: z.number(),
    /** Where a worker trains it; null for the lab's own machine, or while it waits for a worker. */
    place: z.string().nullable(),
  })
  .strict();
export type RunAttempt = z.infer<typeof runAttemptSchema>;

export const doctorCheckSchema = z
  .object({
    name: z.string(),
    status: z.enum(['ok', 'warning', 'problem']),
    detail: z.string(),
    fix: z.string().nullable(),
  })
  .strict();
export type DoctorCheck = z.infer<typeof doctorCheckSchema>;

/** The canvas as it was left, with its steps of undo. */
export const draftSchema = z
  .object({ document: documentSchema, history: packedHistorySchema.optional(), savedAt: z.number() })
  .strict();

/** Which save of the draft is the last one, and the window that it came from. */
export const draftRevisionSchema = z
  .object({ revision: z.number().int(), window: z.string().nullable() })
  .strict();
