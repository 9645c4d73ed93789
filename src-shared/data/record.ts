import { z } from 'zod';

const splitSchema = z
  .object({
    /** `train` is trained on, `bank` teaches the accuracy probes where it is not `train`, `test` is tested on. */
    name: z.enum(['train', 'bank', 'test']),
    images: z.number().int(),
    /** Images of each class, in the order of the names; null where they have no labels. */
    perClass: z.array(z.number().int()).nullable(),
  })
  .strict();

const remarkSchema = z
  .object({
    kind: z.enum(['unreadable', 'warning']),
    /** `path what is wrong with it.` */
    text: z.string(),
  })
  .strict();

/** What data a run has trained on, or would. */
export const dataRecordSchema = z
  .object({
    name: z.string(),
    /** Digest of all pixels and labels: equal where the images are, whatever the files. Hexadecimal. */
    fingerprint: z.string(),
    /** Digest of the files' paths, sizes and times: equal where nothing was touched. Hexadecimal. */
    state: z.string(),
    height: z.number().int(),
    width: z.number().int(),
    classNames: z.array(z.string()),
    splits: z.array(splitSchema),
    /** Images left out because they cannot be read. */
    unreadable: z.number().int(),
    warnings: z.number().int(),
    /** The first of these images, with what is said of each. */
    remarks: z.array(remarkSchema),
    /** Sentences on what was left out or taken in an unusual way. */
    notes: z.array(z.string()),
  })
  .strict();
export type DataRecord = z.infer<typeof dataRecordSchema>;
