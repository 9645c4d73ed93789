import { z } from 'zod';
import { LabError } from '../errors';
import { dataFormats, dataKinds, type FileKind, sourceForms } from './dataFormats';

const directory = z.string();
const size = z.number().int().min(8).max(512);

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
  z.object({ kind: z.enum(['cifar10', 'cifar100', 'idx', 'svhn']), directory }).strict(),
  z.object({ kind: z.enum(['stl10', 'npz']), directory, size }).strict(),
  z
    .object({
      kind: z.enum(['parquet', 'folder']),
      directory,
      size,
      /** Goes on without the images that cannot be read; the run's record counts them. */
      skipUnreadable: z.boolean().optional(),
    })
    .strict(),
]);
export type DataSource = z.infer<typeof dataSourceSchema>;

export const embeddedSource: DataSource = { kind: 'embedded', seed: 0, train: 10_000, test: 2_000 };

/** The source of a kind at a path, at the kind's own size. */
export function sourceAt(kind: FileKind, directory: string): DataSource {
  switch (kind) {
    case 'cifar10':
    case 'cifar100':
    case 'idx':
    case 'svhn':
      return { kind, directory };
    case 'stl10':
    case 'npz':
    case 'parquet':
    case 'folder':
      return { kind, directory, size: dataFormats[kind].chosenSide };
  }
}

/** Pixels along each side of a source's images. */
export function sideOf(source: DataSource): number {
  return 'size' in source ? source.size : dataFormats[source.kind].side;
}

/**
 * Reads `embedded`, or a kind and a path: `cifar10:DIR`.
 * @throws LabError `bad-request` that lists the accepted forms.
 */
export function parseDataSource(text: string): DataSource {
  if (text === 'embedded') return embeddedSource;
  const colon = text.indexOf(':');
  const kind = dataKinds.find((candidate) => candidate === text.slice(0, Math.max(0, colon)));
  const directory = text.slice(colon + 1);
  if (kind !== undefined && kind !== 'embedded' && directory !== '') return sourceAt(kind, directory);
  throw new LabError('bad-request', `"${text}" is not a data source. Use one of ${sourceForms}.`);
}

/** The inverse of parseDataSource, for display. */
export function formatDataSource(source: DataSource): string {
  return source.kind === 'embedded' ? 'embedded' : `${source.kind}:${source.directory}`;
}
