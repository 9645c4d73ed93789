import { formatCount } from '@shared/metric';
import { integers } from '../../numpy/integers';
import { readPickle } from '../../pickle/read';
import { type Pickled, PickledArray } from '../../pickle/values';
import { memoryBytes } from '../../reading/byteSource';
import { readBytes } from '../../reading/files';
import { invalid } from '../../reading/invalid';
import { fromPlanes, type RecordFile } from '../../reading/records';
import { type CifarKind, cifarSide, type LabelledRecords } from './kind';

const imageBytes = 3 * cifarSide * cifarSide;

/** A batch of the version for Python: a pickled dictionary with an array of rows of planes and a list of labels. */
export async function pickledRecords(
  file: string,
  kind: CifarKind,
  signal?: AbortSignal,
): Promise<LabelledRecords> {
  const batch = dictionary(file, readPickle(file, await readBytes(file, signal)));
  const data = batch.get('data');
  if (!(data instanceof PickledArray) || data.descr !== '|u1' || data.shape[1] !== imageBytes)
    throw invalid(
      file,
      `holds no array "data" of rows of ${formatCount(imageBytes)} bytes. It is no batch of ${kind.name}.`,
    );
  const labels = numbersOf(batch.get(kind.pickled.labels));
  const count = data.shape[0] ?? 0;
  if (labels?.length !== count || count === 0)
    throw invalid(
      file,
      `holds no list "${kind.pickled.labels}" with a label for each of ${formatCount(count)} images.`,
    );
  const record: RecordFile = {
    source: memoryBytes(file, data.bytes),
    offset: 0,
    count,
    recordBytes: imageBytes,
    endsHere: true,
    paint: fromPlanes,
  };
  return {
    file: record,
    labels: Uint16Array.from(labels, (label, index) => classOf(file, kind, label, index)),
  };
}

/** A list, or an array as NumPy makes of one. */
function numbersOf(value: Pickled | undefined): readonly Pickled[] | undefined {
  if (Array.isArray(value)) return value;
  return value instanceof PickledArray && value.shape.length === 1
    ? [...integers(value.descr, value.bytes)]
    : undefined;
}

/** The names of the classes in a meta file. */
export async function pickledNames(file: string, kind: CifarKind): Promise<string[]> {
  const names = dictionary(file, readPickle(file, await readBytes(file))).get(kind.pickled.names);
  const texts = Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  if (texts.length !== kind.classes)
    throw invalid(file, `holds no list "${kind.pickled.names}" of ${kind.classes} names.`);
  return texts;
}

function dictionary(file: string, value: Pickled): ReadonlyMap<Pickled, Pickled> {
  if (value instanceof Map) return value;
  throw invalid(file, 'holds no pickled dictionary.');
}

function classOf(file: string, { classes }: CifarKind, label: Pickled, index: number): number {
  if (typeof label === 'number' && Number.isInteger(label) && label >= 0 && label < classes) return label;
  throw invalid(
    file,
    `has label ${String(label)} for image ${formatCount(index + 1)}; labels go from 0 to ${classes - 1}.`,
  );
}
