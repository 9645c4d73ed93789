import { z } from 'zod';

const gigabytes = z.number().positive().max(1_000_000);

/** What is kept, and what is done by itself. Everything stays as it was where a field is left out of a change. */
export const storageSettingsSchema = z
  .object({
    /** Checkpoints of each run: the newest ones, to go on from and to fall back to. */
    keepNewest: z.number().int().min(1).max(10_000).default(3),
    /** The one with the best kNN accuracy too. */
    keepBest: z.boolean().default(false),
    /** Those of every so many steps too. */
    keepEvery: z.number().int().min(1).max(1_000_000_000).nullable().default(null),
    /** GB (10^9 bytes) that all checkpoints may take; null for as many as there are. */
    checkpointsLimit: gigabytes.nullable().default(null),
    /** GB that the cached images of data may take. */
    cacheLimit: gigabytes.nullable().default(null),
    /** Runs that a lab before this one left unfinished go on by themselves where a lab is served or a window opens. */
    resumeAtStart: z.boolean().default(false),
  })
  .strict();
export type StorageSettings = z.infer<typeof storageSettingsSchema>;

const bytes = z.number().int().nonnegative();
const files = z.object({ files: z.number().int(), bytes }).strict();

export const storageUseSchema = z
  .object({
    checkpoints: files,
    /** Embeddings, samples, recorded steps and logs of the runs. */
    otherRunFiles: files,
    database: files,
    backups: files,
    /** Cached images; other labs of this user share them. */
    dataCache: files,
    /** Bytes free on the disk of the data folder. */
    free: bytes,
  })
  .strict();
export type StorageUse = z.infer<typeof storageUseSchema>;

const storage = z.object({ settings: storageSettingsSchema, use: storageUseSchema }).strict();
export type StorageReport = z.infer<typeof storage>;

/** Calls about what the lab keeps on the disk. */
export const storageCalls = {
  'storage.get': { input: z.object({}).strict(), output: storage },
  /** Changes settings and removes at once what they no longer keep. */
  'storage.set': {
    input: z
      .object({
        keepNewest: storageSettingsSchema.shape.keepNewest.unwrap().optional(),
        keepBest: z.boolean().optional(),
        keepEvery: storageSettingsSchema.shape.keepEvery.unwrap().optional(),
        checkpointsLimit: gigabytes.nullable().optional(),
        cacheLimit: gigabytes.nullable().optional(),
        resumeAtStart: z.boolean().optional(),
      })
      .strict(),
    output: storage,
  },
} as const;
