import { join } from 'node:path';
import { LabError } from '@shared/errors';
import { numberedClasses, readClassNames } from '../../reading/classNames';
import { listDirectory } from '../../reading/files';
import { recordPlan } from '../../reading/records';
import type { OpenRequest } from '../../reading/request';
import type { OpenedData, SplitPlan } from '../../reading/split';
import { binaryRecords } from './binary';
import { type CifarKind, cifarSide, type LabelledRecords } from './kind';
import { pickledNames, pickledRecords } from './pickled';

/** The binary version of the data set, or the one for Python, whichever a folder holds (Krizhevsky 2009). */
export async function openCifar(kind: CifarKind, request: OpenRequest): Promise<OpenedData> {
  const { path, names } = await unpackedFolder(request.path);
  const { signal } = request;
  const isBinary = names.some((name) => name.endsWith('.bin') && kind.train.test(name.slice(0, -4)));
  const filesOf = (split: 'train' | 'test') => {
    const found = names.filter((name) =>
      isBinary ? name.endsWith('.bin') && kind[split].test(name.slice(0, -4)) : kind[split].test(name),
    );
    if (found.length === 0) throw missing(path, kind, split, isBinary);
    return found.map((name) => join(path, name));
  };
  const read = isBinary ? binaryRecords : pickledRecords;
  const [train, test] = [filesOf('train'), filesOf('test')];
  const meta = join(path, isBinary ? kind.names : kind.pickled.meta);
  const named = names.includes(isBinary ? kind.names : kind.pickled.meta);
  const readNames = isBinary
    ? () => readClassNames(meta, kind.classes, signal)
    : () => pickledNames(meta, kind);
  const classNames = named ? await readNames() : numberedClasses(kind.classes);
  const plan = async (files: readonly string[]) => {
    const parts: LabelledRecords[] = [];
    for (const file of files) parts.push(await read(file, kind, signal));
    return planOf(parts);
  };
  return {
    name: kind.name,
    classNames,
    train: await plan(train),
    test: await plan(test),
    files: [...train, ...test, ...(named ? [meta] : [])],
    notes: [],
  };
}

/** The folder itself, or the one of the archive's name within it. */
async function unpackedFolder(path: string): Promise<{ path: string; names: string[] }> {
  const entries = await listDirectory(path);
  const inner = entries.filter(
    (entry) => entry.isDirectory() && /^cifar-100?-(batches-(bin|py)|binary|python)$/.test(entry.name),
  );
  const [only, second] = inner;
  if (only !== undefined && second === undefined) return unpackedFolder(join(path, only.name));
  return { path, names: entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name) };
}

function planOf(parts: readonly LabelledRecords[]): SplitPlan {
  const labels = new Uint16Array(parts.reduce((sum, { file }) => sum + file.count, 0));
  let first = 0;
  for (const part of parts) {
    labels.set(part.labels, first);
    first += part.file.count;
  }
  return recordPlan({ files: parts.map(({ file }) => file), height: cifarSide, width: cifarSide, labels });
}

function missing(path: string, kind: CifarKind, split: 'train' | 'test', isBinary: boolean): LabError {
  const wanted = `${kind.wanted[split]}${isBinary ? '.bin' : ''}`;
  return new LabError(
    'data-missing',
    `There is no ${wanted} in ${path}. Name the folder that ${kind.name} was unpacked to, of the binary version or the one for Python.`,
    { file: join(path, wanted) },
  );
}
