import { join } from 'node:path';
import { LabError } from '@shared/errors';
import { numberedClasses, readClassNames } from '../reading/classNames';
import type { Dataset } from '../reading/dataset';
import { listDirectory } from '../reading/files';
import type { LoadOptions } from '../reading/loading';
import { loadRecords, type RecordLayout } from './records';

/** The files of one of the datasets, by the names that its archive gives them. */
interface CifarKind {
  readonly layout: RecordLayout;
  readonly train: RegExp;
  readonly test: RegExp;
  readonly names: string;
  /** For sentences. */
  readonly wanted: { readonly train: string; readonly test: string };
}

const cifar10: CifarKind = {
  layout: { name: 'CIFAR-10', labelBytes: 1, labelAt: 0, classes: 10 },
  train: /^data_batch_\d+\.bin$/,
  test: /^test_batch\.bin$/,
  names: 'batches.meta.txt',
  wanted: { train: 'data_batch_*.bin', test: 'test_batch.bin' },
};

/** Its records begin with the coarse label; the classes are the fine ones. */
const cifar100: CifarKind = {
  layout: { name: 'CIFAR-100', labelBytes: 2, labelAt: 1, classes: 100 },
  train: /^train\.bin$/,
  test: /^test\.bin$/,
  names: 'fine_label_names.txt',
  wanted: { train: 'train.bin', test: 'test.bin' },
};

/**
 * The binary version of CIFAR-10: `test_batch.bin` and any number of `data_batch_*.bin` (Krizhevsky 2009).
 * @throws LabError `data-missing`, or `data-invalid` with file and byte.
 */
export function loadCifar10(directory: string, options: LoadOptions = {}): Promise<Dataset> {
  return load(directory, cifar10, options);
}

/** The binary version of CIFAR-100, fine labels. Throws as loadCifar10 does. */
export function loadCifar100(directory: string, options: LoadOptions = {}): Promise<Dataset> {
  return load(directory, cifar100, options);
}

async function load(directory: string, kind: CifarKind, options: LoadOptions): Promise<Dataset> {
  const { layout } = kind;
  const entries = (await listDirectory(directory)).map(({ name }) => name);
  const find = (pattern: RegExp, wanted: string) => {
    const found = entries.filter((name) => pattern.test(name));
    if (found.length === 0) throw missing(directory, wanted, layout.name, entries);
    return found;
  };
  const train = find(kind.train, kind.wanted.train);
  const test = find(kind.test, kind.wanted.test);
  const classNames = entries.includes(kind.names)
    ? await readClassNames(join(directory, kind.names), layout.classes, options.signal)
    : numberedClasses(layout.classes);
  return loadRecords(directory, layout, { train, test, classNames }, options);
}

function missing(directory: string, wanted: string, name: string, entries: readonly string[]): LabError {
  const inner = entries.find((entry) => /^cifar-100?-(batches-bin|binary)$/.test(entry));
  const pickled = entries.some((entry) => /^(data_batch_1|test_batch|train|test)$/.test(entry));
  const advice =
    inner !== undefined
      ? `It holds ${inner}: name that folder.`
      : pickled
        ? 'It seems to hold the version for Python; the binary version is needed.'
        : `Name the folder that the binary version of ${name} was unpacked to.`;
  return new LabError('data-missing', `There is no ${wanted} in ${directory}. ${advice}`, {
    file: join(directory, wanted),
  });
}
