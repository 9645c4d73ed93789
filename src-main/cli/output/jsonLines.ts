import { backendSchema, errorSchema, forkSchema, runActivitySchema } from '@shared/api';
import { executions } from '@shared/run';
import { verdicts } from '@shared/verdict';
import { z } from 'zod';

const run = z.string();
const step = z.number().int();
const totalSteps = z.number().int().nullable();
const measured = z.number().nullable();

/** What `train --json` and `resume --json` write: one of these a line, on standard output, and nothing else. */
export const jsonLineSchema = z.discriminatedUnion('event', [
  /** What a fork will begin with. */
  forkSchema.extend({ event: z.literal('fork') }).strict(),
  z
    .object({ event: z.literal('queued'), run, number: z.number().int(), name: z.string(), seed: z.number() })
    .strict(),
  z.object({ event: z.literal('activity'), run, activity: runActivitySchema }).strict(),
  /** The backend is up, the data loaded, the step recorded. */
  z
    .object({
      event: z.literal('started'),
      run,
      total_steps: totalSteps,
      backend: backendSchema,
      execution: z.enum(executions).nullable(),
    })
    .strict(),
  z
    .object({
      event: z.literal('progress'),
      run,
      step,
      total_steps: totalSteps,
      seconds: z.number(),
      images_per_second: measured,
    })
    .strict(),
  /** Images of the data that are there. */
  z.object({ event: z.literal('loading'), run, done: z.number().int(), total: z.number().int() }).strict(),
  /** Values by metric name; every one of a step that was probed. */
  z.object({ event: z.literal('metrics'), run, step, values: z.record(z.string(), z.number()) }).strict(),
  z.object({ event: z.literal('mark'), run, step, kind: z.string(), text: z.string() }).strict(),
  z.object({ event: z.literal('log'), run, level: z.enum(['info', 'warning']), text: z.string() }).strict(),
  /** Last line: the run was stopped, by Ctrl-C or from elsewhere. */
  z.object({ event: z.literal('stopped'), run, step, total_steps: totalSteps }).strict(),
  /** Last line of any command that failed. */
  z.object({ event: z.literal('failed'), error: errorSchema }).strict(),
  /** Last line: the run reached its last step. */
  z
    .object({
      event: z.literal('finished'),
      run,
      verdict: z.enum(verdicts).nullable(),
      /** By the keys of headlines, and by address for a node's own measures. */
      metrics: z.record(z.string(), z.number()),
      seconds: z.number(),
      images_per_second: measured,
      backend: z.string().nullable(),
    })
    .strict(),
]);
export type JsonLine = z.infer<typeof jsonLineSchema>;
