import { formatCount } from '@shared/metric';
import { plainBytes } from '../../reading/byteSource';
import { readBytesAt, statusOf } from '../../reading/files';
import { invalid } from '../../reading/invalid';
import { fromPlanes } from '../../reading/records';
import { type CifarKind, cifarSide, type LabelledRecords } from './kind';

const imageBytes = 3 * cifarSide * cifarSide;

/** Records back to back: the label bytes, then the red, green and blue planes, row by row. */
export async function binaryRecords(file: string, kind: CifarKind): Promise<LabelledRecords> {
  const { size } = await statusOf(file);
  const recordBytes = kind.labelBytes + imageBytes;
  const count = recordCount(file, size, kind);
  const labels = new Uint16Array(count);
  const at = kind.labelBytes - 1;
  const found = await readBytesAt(
    file,
    Array.from(labels, (_, record) => record * recordBytes + at),
  );
  for (const [record, label] of found.entries()) {
    if (label >= kind.classes)
      throw invalid(
        file,
        `has label ${label} in record ${formatCount(record + 1)}; labels go from 0 to ${kind.classes - 1}.`,
        { byte: record * recordBytes + at },
      );
    labels[record] = label;
  }
  return {
    file: {
      source: plainBytes(file, size),
      offset: 0,
      count,
      recordBytes,
      endsHere: true,
      paint: (record, target) => fromPlanes(record.subarray(kind.labelBytes), target),
    },
    labels,
  };
}

function recordCount(file: string, length: number, { name, labelBytes }: CifarKind): number {
  const recordBytes = labelBytes + imageBytes;
  if (length === 0) throw invalid(file, 'is empty.', { byte: 0 });
  const whole = Math.floor(length / recordBytes);
  if (whole * recordBytes === length) return whole;
  const otherBytes = labelBytes === 1 ? imageBytes + 2 : imageBytes + 1;
  const advice =
    length % otherBytes === 0
      ? `Its size fits the records of ${labelBytes === 1 ? 'CIFAR-100' : 'CIFAR-10'}.`
      : 'Copy or unpack it again.';
  throw invalid(
    file,
    `is no whole ${name} file: it ends at byte ${formatCount(length)}, inside record ${formatCount(whole + 1)} of ${formatCount(recordBytes)} bytes. ${advice}`,
    { byte: length },
  );
}
