import { formatCount } from '@shared/metric';
import { asyncBufferFromFile, type FileMetaData, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { z } from 'zod';
import { beginningOf, mostUnpacked } from '../../reading/byteSource';
import { statusOf } from '../../reading/files';
import { invalid } from '../../reading/invalid';

/** A .parquet file whose metadata has been read. */
export interface ParquetTable {
  readonly file: string;
  readonly rows: number;
  /** Rows of each group; a group is read as a whole. */
  readonly groups: readonly number[];
  readonly columns: readonly ParquetColumn[];
  /** Names of the classes of a column, where the writer gave them. */
  classNames(column: string): readonly string[] | undefined;
  /** The values of a column in rows [start, end). */
  read(column: string, start: number, end: number): Promise<unknown[]>;
}

export interface ParquetColumn {
  readonly name: string;
  readonly kind: 'image' | 'integer' | 'other';
}

/** Values of a group are held in memory together. */
const mostGroupBytes = 2 ** 30;

/** A column of so many bytes is believed however small it is packed. */
const smallColumn = 2n ** 20n;

/** @throws LabError `data-missing`, or `data-invalid` that names the file. */
export async function openTable(file: string): Promise<ParquetTable> {
  const { size } = await statusOf(file);
  if (Buffer.from(await beginningOf(file, 4)).toString('latin1') !== 'PAR1')
    throw invalid(file, 'is no Parquet file.', { byte: 0 });
  const buffer = await asyncBufferFromFile(file);
  const metadata = await trying(file, () => parquetMetadataAsync(buffer));
  requirePlausible(file, metadata, size);
  const features = featuresOf(metadata);
  return {
    file,
    rows: Number(metadata.num_rows),
    groups: metadata.row_groups.map(({ num_rows }) => Number(num_rows)),
    columns: columnsOf(metadata),
    classNames: (column) => features?.[column]?.names,
    read: async (column, start, end) => {
      const rows = await trying(file, () =>
        parquetReadObjects({
          file: buffer,
          metadata,
          compressors,
          utf8: false,
          columns: [column],
          rowStart: start,
          rowEnd: end,
        }),
      );
      if (rows.length !== end - start)
        throw invalid(
          file,
          `holds ${formatCount(rows.length)} of the rows ${formatCount(start)} to ${formatCount(end)} of ${column}. Copy it again.`,
        );
      return rows.map((row): unknown => row[column]);
    },
  };
}

/** What the library throws is about the file. */
async function trying<Value>(file: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    const told = cause instanceof Error ? cause.message : String(cause);
    // What the library believed of a damaged file, in its own words.
    const reason = /undefined|NaN/.test(told) ? 'its parts do not fit together' : told;
    throw invalid(file, `cannot be read as Parquet: ${reason}. Copy it again.`, {}, cause);
  }
}

/** Numbers that a damaged file gives would be believed further on. */
function requirePlausible(file: string, { num_rows, row_groups }: FileMetaData, size: number): void {
  const broken = (what: string) =>
    invalid(file, `has damaged metadata: ${what}. Copy it again.`, { byte: size });
  const rows = row_groups.reduce((sum, group) => sum + group.num_rows, 0n);
  if (rows !== num_rows || num_rows < 0n)
    throw broken(`its groups have ${rows} rows, the table has ${num_rows}`);
  for (const { columns, num_rows: groupRows } of row_groups) {
    // Each row has an image, which takes more than a byte; labels alone may be packed to less.
    if (columns.every(({ meta_data }) => groupRows > (meta_data?.total_uncompressed_size ?? 0n)))
      throw broken('a group has more rows than bytes');
    for (const { meta_data } of columns) {
      if (meta_data === undefined) throw broken('a column is not described');
      const { data_page_offset, dictionary_page_offset, total_compressed_size, total_uncompressed_size } =
        meta_data;
      const start = dictionary_page_offset ?? data_page_offset;
      if (start < 0n || total_compressed_size < 0n || start + total_compressed_size > BigInt(size))
        throw broken('a column ends beyond the file');
      if (total_uncompressed_size > BigInt(mostGroupBytes))
        throw invalid(
          file,
          `has a group of rows of ${formatCount(Number(total_uncompressed_size))} bytes; write it with groups of 1,000 rows.`,
        );
      // Zstandard packs more than deflate does, but only what is all the same; the dictionary of a small column is not.
      if (total_uncompressed_size > total_compressed_size * BigInt(mostUnpacked) + smallColumn)
        throw broken('a column promises more than its bytes can hold');
    }
  }
}

/** Columns at the top of the schema. Images are bytes, or a structure with bytes as the Hugging Face hub writes it. */
function columnsOf({ schema }: FileMetaData): ParquetColumn[] {
  const columns: ParquetColumn[] = [];
  for (let index = 1; index < schema.length; ) {
    const element = schema[index];
    if (element === undefined) break;
    const end = endOf(schema, index);
    const inner = schema.slice(index + 1, end);
    const bytes = (candidate: FileMetaData['schema'][number]) =>
      candidate.type === 'BYTE_ARRAY' && candidate.converted_type !== 'UTF8';
    const isImage =
      element.num_children === undefined
        ? bytes(element)
        : inner.some((child) => child.name === 'bytes' && bytes(child));
    const isInteger =
      element.num_children === undefined && (element.type === 'INT32' || element.type === 'INT64');
    columns.push({ name: element.name, kind: isImage ? 'image' : isInteger ? 'integer' : 'other' });
    index = end;
  }
  return columns;
}

/** Where the subtree of an element ends in the flat list. */
function endOf(schema: FileMetaData['schema'], index: number): number {
  let end = index + 1;
  for (let left = schema[index]?.num_children ?? 0; left > 0 && end < schema.length; left -= 1)
    end = endOf(schema, end);
  return end;
}

const featuresSchema = z.object({
  info: z.object({
    features: z.record(z.string(), z.looseObject({ names: z.array(z.string()).optional() })),
  }),
});

function featuresOf({ key_value_metadata }: FileMetaData) {
  const text = key_value_metadata?.find(({ key }) => key === 'huggingface')?.value;
  if (text === undefined) return undefined;
  try {
    return featuresSchema.safeParse(JSON.parse(text)).data?.info.features;
  } catch {
    return undefined;
  }
}
