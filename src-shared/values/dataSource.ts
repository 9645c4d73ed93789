import { z } from 'zod';
import { LabError } from '../errors';

/**
 * Where a dataset comes from. Directories are as the user gave them, resolved by the engine; one that is still empty
 * keeps the document from training.
 */
export const dataSourceSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('embedded'),
      seed: z
        .number()
        .int()
        .min(0)
        .max(2 ** 31 - 1),
      train: z.number().int().min(10).max(1_000_000),
      test: z.number().int().min(10).max(1_000_000),
    })
    .strict(),
  z.object({ kind: z.enum(['cifar10', 'cifar100', 'idx']), directory: z.string() }).strict(),
  z
    .object({
      kind: z.literal('folder'),
      directory: z.string(),
      size: z.number().int().min(8).max(512),
    })
    .strict(),
]);
export type DataSource = z.infer<typeof dataSourceSchema>;

export const embeddedSource: DataSource = { kind: 'embedded', seed: 0, train: 10_000, test: 2_000 };

const folderSize = 32;

/**
 * Reads `embedded`, `cifar10:DIR`, `cifar100:DIR`, `idx:DIR` or `folder:DIR`.
 * @throws LabError `bad-request` that lists the accepted forms.
 */
export function parseDataSource(text: string): DataSource {
  if (text === 'embedded') return embeddedSource;
  const colon = text.indexOf(':');
  const kind = text.slice(0, Math.max(0, colon));
  const directory = text.slice(colon + 1);
  if (directory !== '') {
    if (kind === 'cifar10' || kind === 'cifar100' || kind === 'idx') return { kind, directory };
    if (kind === 'folder') return { kind, directory, size: folderSize };
  }
  throw new LabError(
    'bad-request',
    `"${text}" is not a data source. Use embedded, cifar10:DIR, cifar100:DIR, idx:DIR or folder:DIR.`,
  );
}

/** The inverse of parseDataSource, for display. */
export function formatDataSource(source: DataSource): string {
  return source.kind === 'embedded' ? 'embedded' : `${source.kind}:${source.directory}`;
}
