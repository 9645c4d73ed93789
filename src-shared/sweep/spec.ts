import { z } from 'zod';
import { documentSchema } from '../graph';
import { knn } from '../metrics/features/accuracy';
import { headlines } from '../metrics/registry';
import { nameSchema } from '../values/name';
import { parseMetricAddress } from './metricAddress';
import { maxValues, sweepValuesSchema } from './values';

/** What a sweep varies. Documents carry their data source and training settings already. */
export const sweepAxisSchema = z.discriminatedUnion('kind', [
  /** One parameter of one document; for the address see Parameter in src-shared/graph. */
  z
    .object({
      kind: z.literal('parameter'),
      document: documentSchema,
      address: z.string().min(3),
      values: sweepValuesSchema,
    })
    .strict(),
  /** Whole documents side by side, such as the gallery. */
  z
    .object({
      kind: z.literal('documents'),
      documents: z
        .array(z.object({ label: z.string().min(1).max(60), document: documentSchema }).strict())
        .min(1)
        .max(maxValues)
        .refine((documents) => new Set(documents.map(({ label }) => label)).size === documents.length, {
          message: 'every document needs a label of its own',
        }),
    })
    .strict(),
]);
export type SweepAxis = z.infer<typeof sweepAxisSchema>;

const metricAddressSchema = z
  .string()
  .max(120)
  .refine((text) => parseMetricAddress(text) !== undefined, {
    message: 'a metric is name or name@from..to, from and to shares of the run from 0 to 1',
  });

const seedSchema = z
  .number()
  .int()
  .min(0)
  .max(2 ** 31 - 1);

/** What a person asks for: one run for every value and every seed. */
export const sweepSpecSchema = z
  .object({
    name: nameSchema,
    axis: sweepAxisSchema,
    seeds: z
      .array(seedSchema)
      .min(1)
      .max(50)
      .refine((seeds) => new Set(seeds).size === seeds.length, { message: 'a seed is given twice' }),
    /** What the results show; see parseMetricAddress. */
    metrics: z.array(metricAddressSchema).min(1).max(40),
  })
  .strict();
export type SweepSpec = z.infer<typeof sweepSpecSchema>;

/** Shown where nothing else is asked for. */
export const defaultMetrics: readonly string[] = headlines
  .filter(({ metric, take }) => metric === knn || (metric.of === 'tap' && take === 'mean'))
  .filter(({ take }) => take !== 'first')
  .map(({ key }) => key);
