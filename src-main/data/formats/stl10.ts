import { basename, join } from 'node:path';
import { formatCount } from '@shared/metric';
import { firstBytes, openBytes } from '../reading/byteSource';
import { readClassNames } from '../reading/classNames';
import { listFiles } from '../reading/files';
import { invalid } from '../reading/invalid';
import { missingFile } from '../reading/missingFile';
import { fromColumnPlanes, type RecordFile, recordPlan, requireLength } from '../reading/records';
import type { OpenFormat } from '../reading/request';
import { resized } from '../reading/resized';
import type { SplitPlan } from '../reading/split';

/** Pixels along each side. */
const side = 96;
const recordBytes = 3 * side * side;
const classes = 10;

/**
 * The binary version of STL-10 (Coates, Ng and Lee 2011). Trained on are the unlabelled images, where they are there,
 * and the labelled ones; accuracy is learnt from the labelled ones. Labels begin at 1.
 */
export const openStl10: OpenFormat = async ({ path, side: wanted, signal }) => {
  const names = await listFiles(path);
  const fileOf = (name: string) => {
    if (!names.includes(name))
      throw missingFile(path, name, 'Name the folder that STL-10 was unpacked to (stl10_binary).');
    return join(path, name);
  };
  const labelled = async (split: 'train' | 'test') => {
    const file = await records(fileOf(`${split}_X.bin`));
    const labels = await readLabels(fileOf(`${split}_y.bin`), file.count, signal);
    return { file, labels };
  };
  const sized = (files: readonly RecordFile[], labels: Uint16Array | null): SplitPlan =>
    resized(recordPlan({ files, height: side, width: side, labels }), wanted);
  const [train, test] = [await labelled('train'), await labelled('test')];
  const hasUnlabelled = names.includes('unlabeled_X.bin');
  const unlabelled = hasUnlabelled ? [await records(fileOf('unlabeled_X.bin'))] : [];
  const bank = sized([train.file], train.labels);
  const named = names.includes('class_names.txt');
  return {
    name: 'STL-10',
    classNames: named
      ? await readClassNames(fileOf('class_names.txt'), classes, signal)
      : ['airplane', 'bird', 'car', 'cat', 'deer', 'dog', 'horse', 'monkey', 'ship', 'truck'],
    ...(hasUnlabelled ? { train: sized([...unlabelled, train.file], null), bank } : { train: bank }),
    test: sized([test.file], test.labels),
    files: names
      .filter((name) => /^((train|test)_[Xy]|unlabeled_X)\.bin$|^class_names\.txt$/.test(name))
      .map((name) => join(path, name)),
    notes: hasUnlabelled
      ? []
      : ['There is no unlabeled_X.bin: the labelled training images alone are trained on.'],
  };
};

/** Red, green and blue planes, each column by column. */
async function records(file: string): Promise<RecordFile> {
  const source = await openBytes(file);
  if (source.length === null) throw invalid(file, 'is packed; STL-10 is read unpacked.', { byte: 0 });
  const count = Math.floor(source.length / recordBytes);
  if (count * recordBytes !== source.length || count === 0)
    throw invalid(
      file,
      `is no whole file of STL-10: it ends at byte ${formatCount(source.length)}, inside image ${formatCount(count + 1)} of ${formatCount(recordBytes)} bytes. Copy it again.`,
      { byte: source.length },
    );
  const record: RecordFile = {
    source,
    offset: 0,
    count,
    recordBytes,
    endsHere: true,
    paint: fromColumnPlanes,
  };
  requireLength(record);
  return record;
}

async function readLabels(file: string, count: number, signal?: AbortSignal): Promise<Uint16Array> {
  const bytes = await firstBytes(await openBytes(file), count + 1, signal);
  if (bytes.length !== count)
    throw invalid(
      file,
      `has ${bytes.length > count ? 'more' : formatCount(bytes.length)} labels for the ${formatCount(count)} images of ${basename(file).replace('_y', '_X')}.`,
      { byte: Math.min(bytes.length, count) },
    );
  return Uint16Array.from(bytes, (label, index) => {
    if (label < 1 || label > classes)
      throw invalid(
        file,
        `has label ${label} for image ${formatCount(index + 1)}; labels go from 1 to ${classes}.`,
        { byte: index },
      );
    return label - 1;
  });
}
