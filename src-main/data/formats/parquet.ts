import { basename, extname, join } from 'node:path';
import { formatCount } from '@shared/metric';
import { numberedFrom } from '../reading/classNames';
import { decodedPlan, type StoredImage, UnreadableFile } from '../reading/decoded';
import { isFolder, listDirectory } from '../reading/files';
import { heldOut } from '../reading/heldOut';
import { invalid } from '../reading/invalid';
import { missingFile } from '../reading/missingFile';
import type { OpenFormat } from '../reading/request';
import type { SplitPlan } from '../reading/split';
import { isLeftover, type SplitName, splitOf as splitOfFolder } from './folder/names';
import { openTable, type ParquetTable } from './parquet/table';

/** A row of one of the tables. */
interface Row {
  readonly table: ParquetTable;
  readonly row: number;
}

interface ReadSplit {
  readonly tables: readonly ParquetTable[];
  /** One per row of the tables, in order. */
  readonly labels: readonly number[] | null;
}

/** Columns of labels by preference: the fine one where there are two. */
const labelNames = ['label', 'labels', 'fine_label', 'fine_labels', 'class', 'target', 'y'];

/**
 * Image data sets as the Hugging Face hub hands them out: .parquet files whose names or folders tell the split, a column
 * of encoded images and one of labels.
 */
export const openParquet: OpenFormat = async ({ path, side, signal }) => {
  const files = await parquetFiles(path);
  const bySplit = new Map<SplitName | 'all', ParquetTable[]>();
  for (const file of files) {
    signal?.throwIfAborted();
    const split = splitOfFile(path, file);
    bySplit.set(split, [...(bySplit.get(split) ?? []), await openTable(file)]);
  }
  const trainTables = bySplit.get('train') ?? bySplit.get('all');
  if (trainTables === undefined)
    throw missingFile(path, 'train-*.parquet', 'Name the folder with the files of the training images.');
  const testTables = bySplit.get('test') ?? bySplit.get('val');
  const [table] = trainTables;
  const image = table?.columns.find(({ kind }) => kind === 'image')?.name;
  if (table === undefined || image === undefined)
    throw invalid(table?.file ?? path, 'has no column of images: bytes, or a structure with bytes.');
  const label = labelColumn(table);
  const read = async (tables: readonly ParquetTable[]): Promise<ReadSplit> => ({
    tables,
    labels: await labelsOf(tables, label, signal),
  });
  const train = await read(trainTables);
  const test = testTables === undefined ? undefined : await read(testTables);
  const named = label === undefined ? undefined : table.classNames(label);
  return {
    name: basename(path, extname(path)),
    ...labelled(train, test, named, (rows, labels) => planOf(rows, labels, image, side)),
    files,
    notes:
      bySplit.has('test') && bySplit.has('val')
        ? ['The validation images are not used; the test images are.']
        : [],
  };
};

async function parquetFiles(path: string): Promise<string[]> {
  if (!(await isFolder(path))) return [path];
  const found = await filesBelow(path, 4);
  if (found.length === 0)
    throw missingFile(path, '*.parquet', 'Name a .parquet file, or the folder that holds some.');
  return found;
}

async function filesBelow(folder: string, depth: number): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await listDirectory(folder)) {
    if (isLeftover(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory() && depth > 0) files.push(...(await filesBelow(path, depth - 1)));
    else if (!entry.isDirectory() && entry.name.endsWith('.parquet')) files.push(path);
  }
  return files;
}

/** `train-00000-of-00002.parquet`, or a folder above: `test/0000.parquet`. */
function splitOfFile(path: string, file: string): SplitName | 'all' {
  const words = file.slice(path.length).split(/[\\/]/).reverse();
  for (const word of words) {
    const split = splitOfFolder(word.replace(/\.parquet$/, '').split(/[-_.]/)[0] ?? '');
    if (split !== undefined) return split;
  }
  return 'all';
}

function labelColumn({ columns }: ParquetTable): string | undefined {
  const integers = columns.filter(({ kind }) => kind === 'integer').map(({ name }) => name);
  return (
    labelNames.find((name) => integers.includes(name)) ?? integers.find((name) => /label|class/i.test(name))
  );
}

async function labelsOf(
  tables: readonly ParquetTable[],
  column: string | undefined,
  signal?: AbortSignal,
): Promise<number[] | null> {
  if (column === undefined) return null;
  const labels: number[] = [];
  for (const table of tables) {
    signal?.throwIfAborted();
    for (const value of await table.read(column, 0, table.rows)) {
      const label = Number(value);
      if (
        (typeof value !== 'bigint' && typeof value !== 'number') ||
        !Number.isInteger(label) ||
        label < -1 ||
        label > 65_535
      )
        throw invalid(
          table.file,
          `has ${String(value)} in row ${formatCount(labels.length + 1)} of ${column}; that is no class.`,
        );
      labels.push(label);
    }
  }
  // The hub marks hidden labels with -1.
  return labels.every((label) => label >= 0) ? labels : null;
}

type MakePlan = (rows: readonly Row[], labels: readonly number[] | null) => SplitPlan;

function labelled(
  train: ReadSplit,
  test: ReadSplit | undefined,
  named: readonly string[] | undefined,
  plan: MakePlan,
) {
  const all = [...(train.labels ?? []), ...(test?.labels ?? [])];
  const lowest = named === undefined ? all.reduce((least, label) => Math.min(least, label), all[0] ?? 0) : 0;
  const highest = all.reduce((most, label) => Math.max(most, label), 0);
  const classNames =
    train.labels === null
      ? []
      : named !== undefined && highest < named.length
        ? [...named]
        : numberedFrom(lowest, highest - lowest + 1);
  const rows = ({ tables }: ReadSplit): Row[] =>
    tables.flatMap((table) => Array.from({ length: table.rows }, (_, row) => ({ table, row })));
  const shifted = (split: ReadSplit) => split.labels?.map((label) => label - lowest) ?? null;
  const trainRows = rows(train);
  const trainLabels = shifted(train);
  if (test !== undefined)
    return { classNames, train: plan(trainRows, trainLabels), test: plan(rows(test), shifted(test)) };
  const taken = heldOut(trainRows.map((_, index) => String(index)));
  const part = (wanted: boolean) =>
    plan(
      trainRows.filter((_, index) => taken[index] === wanted),
      trainLabels?.filter((_, index) => taken[index] === wanted) ?? null,
    );
  return { classNames, train: part(false), test: part(true) };
}

function planOf(
  rows: readonly Row[],
  labels: readonly number[] | null,
  column: string,
  side: number,
): SplitPlan {
  return decodedPlan({
    count: rows.length,
    side,
    labels: labels === null ? null : Uint16Array.from(labels),
    stored: (start) => storedRows(rows.slice(start), column),
  });
}

/** Reads group by group: a group's column is unpacked once, however many of its rows are wanted. */
async function* storedRows(rows: readonly Row[], column: string): AsyncIterable<() => Promise<StoredImage>> {
  let held:
    | { readonly table: ParquetTable; readonly start: number; readonly cells: readonly unknown[] }
    | undefined;
  for (const { table, row } of rows) {
    if (held === undefined || held.table !== table || row >= held.start + held.cells.length) {
      const [start, end] = groupOf(table, row);
      held = { table, start, cells: await table.read(column, start, end) };
    }
    const cell = held.cells[row - held.start];
    yield async () => storedImage(table.file, row, cell);
  }
}

function groupOf({ groups }: ParquetTable, row: number): [number, number] {
  let start = 0;
  for (const rows of groups) {
    if (row < start + rows) return [start, start + rows];
    start += rows;
  }
  throw new RangeError(`There is no row ${row}.`);
}

async function storedImage(file: string, row: number, cell: unknown): Promise<StoredImage> {
  const place = `in row ${formatCount(row + 1)}`;
  const bytes = typeof cell === 'object' && cell !== null && 'bytes' in cell ? cell.bytes : cell;
  if (bytes instanceof Uint8Array) return { file, place, bytes };
  throw new UnreadableFile(file, `${place} holds no image.`);
}
