import { z } from 'zod';
import { nameSchema } from '../values/name';
import { runStatusSchema } from './models';

const where = z.string().max(10_000).default('');
const field = z.string().min(1).max(200);
const columns = z.array(field).max(100);
const cell = z.union([z.string(), z.number(), z.null()]);
export type RunCell = z.infer<typeof cell>;

export const runSortSchema = z.object({ field, descending: z.boolean().default(false) }).strict();
export type RunSort = z.infer<typeof runSortSchema>;

/** A run as tables show it. */
export const runTableRowSchema = z
  .object({
    id: z.string(),
    number: z.number().int(),
    name: z.string(),
    status: runStatusSchema,
    /** The columns that were asked for, in their order; null where the run has no such value. */
    cells: z.array(cell),
    /** The step at which, or up to which, each cell was taken; null where it has none. */
    steps: z.array(z.number().int().nullable()),
  })
  .strict();
export type RunTableRow = z.infer<typeof runTableRowSchema>;

const spread = z.object({ mean: z.number(), std: z.number(), count: z.number().int() }).strict();
export const runGroupSchema = z
  .object({
    /** The value that the runs share. */
    key: cell,
    runs: z.number().int(),
    seeds: z.number().int(),
    /** Mean and sample standard deviation of each column's numbers; null where it has none. */
    cells: z.array(spread.nullable()),
  })
  .strict();
export type RunGroup = z.infer<typeof runGroupSchema>;

const tag = nameSchema.pipe(z.string().max(40, 'a tag has at most 40 characters'));
const ids = z.array(z.string()).min(1).max(10_000);

/**
 * Calls about all runs: what is filtered, sorted and grouped is so in the database. Fields and filters are those of
 * src-shared/runTable; a field or filter that cannot be read is `bad-request`, with its place.
 */
export const runTableCalls = {
  /** A page of the table; `after` is the `next` of the page before, and the newest run is first where nothing else tells. */
  'runs.query': {
    input: z
      .object({
        where,
        sort: z.array(runSortSchema).max(8).default([]),
        columns,
        limit: z.number().int().min(1).max(1_000).default(200),
        after: z.array(cell).optional(),
      })
      .strict(),
    output: z
      .object({
        rows: z.array(runTableRowSchema),
        /** Runs that fit, on any page. */
        total: z.number().int(),
        next: z.array(cell).nullable(),
      })
      .strict(),
  },
  'runs.groups': {
    input: z.object({ where, by: field, columns }).strict(),
    output: z.object({ groups: z.array(runGroupSchema) }).strict(),
  },
  /** How many values each column has among the runs that fit: 0, 1, or 2 for any more. */
  'runs.distinct': {
    input: z.object({ where, columns }).strict(),
    output: z.object({ values: z.array(z.number().int()) }).strict(),
  },
  /** The names that filters and columns may use, and the words of presets, sweeps and tags. */
  'runs.vocabulary': {
    input: z.object({}).strict(),
    output: z
      .object({
        parameters: z.array(z.string()),
        series: z.array(z.string()),
        presets: z.array(z.string()),
        sweeps: z.array(z.string()),
        tags: z.array(z.string()),
      })
      .strict(),
  },
  /** Tags, stars and archives several runs, all or none of them. @throws not-found */
  'runs.label': {
    input: z
      .object({
        ids,
        addTags: z.array(tag).max(20).optional(),
        removeTags: z.array(tag).max(1_000).optional(),
        starred: z.boolean().optional(),
        archived: z.boolean().optional(),
      })
      .strict(),
    output: z.object({}).strict(),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
