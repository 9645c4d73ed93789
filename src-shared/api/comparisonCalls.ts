import { z } from 'zod';
import { dataRecordSchema } from '../data';
import { documentSchema } from '../graph';
import { nameSchema } from '../values/name';
import { runSchema } from './models';

/** More columns than this say nothing beside each other. */
export const mostCompared = 100;

/** What a comparison is of. Its runs are those that are named, those of the sweeps, and those that fit the filter. */
export const comparisonSelectionSchema = z
  .object({
    /** Ids. */
    runs: z.array(z.string()).max(mostCompared).readonly().default([]),
    /** Ids. */
    sweeps: z.array(z.string()).max(mostCompared).readonly().default([]),
    /** A filter of the table of runs; null takes none. */
    where: z.string().max(10_000).nullable().default(null),
    /** The field of the table of runs whose values make the columns: `run` each alone, `experiment` seeds together. */
    by: z.string().min(1).max(200).default('run'),
    /** Id of a run of the column that the others are measured against; null for the first. */
    baseline: z.string().nullable().default(null),
  })
  .strict();
export type ComparisonSelection = z.output<typeof comparisonSelectionSchema>;

/** A selection that a person keeps under a name. */
export const comparisonSetSchema = z
  .object({ name: nameSchema, selection: comparisonSelectionSchema })
  .strict();
export type ComparisonSet = z.output<typeof comparisonSetSchema>;

/** A run with all that comparing it needs. */
export const comparedRunSchema = z
  .object({
    run: runSchema,
    document: documentSchema,
    /** null before it was loaded. */
    data: dataRecordSchema.nullable(),
    /** Its value of the field that makes the columns. */
    group: z.union([z.string(), z.number(), z.null()]),
    /** Names of the series that it has points of. */
    names: z.array(z.string()),
  })
  .strict();
export type ComparedRun = z.output<typeof comparedRunSchema>;

/** A line of a chart: a series of one run, or the mean of those of several. */
export const curveLineSchema = z
  .object({
    series: z
      .array(z.object({ run: z.string(), name: z.string() }).strict())
      .min(1)
      .max(mostCompared),
    /** The steps that are drawn; null for all. */
    range: z.tuple([z.number(), z.number()]).nullable(),
  })
  .strict();
export type CurveLine = z.output<typeof curveLineSchema>;

/** What is worth drawing of a line; every list is in the order of `steps`. */
export const curveSchema = z
  .object({
    steps: z.array(z.number()),
    values: z.array(z.number()),
    /** The least and the greatest of several runs; null for one. */
    least: z.array(z.number()).nullable(),
    greatest: z.array(z.number()).nullable(),
    /** The moving average of the values; null without smoothing. */
    smooth: z.array(z.number()).nullable(),
  })
  .strict();

const sets = z.object({ sets: z.array(comparisonSetSchema) }).strict();

/** Calls about runs side by side. */
export const comparisonCalls = {
  /**
   * The runs of a selection, in its order.
   * @throws bad-request for fewer than two runs or more than `mostCompared`, and for a filter that cannot be read
   */
  'comparisons.read': {
    input: comparisonSelectionSchema,
    output: z
      .object({
        runs: z.array(comparedRunSchema),
        /** Ids of runs and sweeps that there are no longer. */
        missing: z.array(z.string()),
      })
      .strict(),
  },
  /**
   * Lines thinned to the least and the greatest of each of `buckets` spans of what is drawn of them, so that no peak is
   * lost; a part that holds fewer points comes whole. `smoothing` is the weight of a moving average over all points.
   */
  'comparisons.curves': {
    input: z
      .object({
        lines: z.array(curveLineSchema).max(1_000),
        buckets: z.number().int().min(10).max(10_000),
        smoothing: z.number().min(0).max(0.9999).default(0),
      })
      .strict(),
    output: z.object({ curves: z.array(curveSchema) }).strict(),
  },
  /** The sets that were saved, by name. */
  'comparisons.sets': { input: z.object({}).strict(), output: sets },
  /** Keeps a selection under a name, in the place of one that had it. */
  'comparisons.save': { input: comparisonSetSchema, output: sets },
  /** @throws not-found */
  'comparisons.forget': { input: z.object({ name: z.string() }).strict(), output: sets },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
