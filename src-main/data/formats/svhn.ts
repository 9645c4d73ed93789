import { join } from 'node:path';
import { formatCount } from '@shared/metric';
import { openMatrix } from '../matlab/matrix';
import { listFiles } from '../reading/files';
import { invalid } from '../reading/invalid';
import { missingFile } from '../reading/missingFile';
import { fromColumnPlanes, recordPlan } from '../reading/records';
import type { OpenFormat } from '../reading/request';
import type { SplitPlan } from '../reading/split';

/** Pixels along each side. */
const side = 32;

/** Street View House Numbers, cropped digits (Netzer et al. 2011). Label 10 is the digit 0. */
export const openSvhn: OpenFormat = async ({ path, signal }) => {
  const names = await listFiles(path);
  const fileOf = (name: string) => {
    if (!names.includes(name))
      throw missingFile(path, name, 'Name the folder with train_32x32.mat and test_32x32.mat.');
    return join(path, name);
  };
  const [train, test] = [fileOf('train_32x32.mat'), fileOf('test_32x32.mat')];
  return {
    name: 'SVHN',
    classNames: [...'0123456789'],
    train: await splitOf(train, signal),
    test: await splitOf(test, signal),
    files: [train, test],
    notes: names.includes('extra_32x32.mat')
      ? ['extra_32x32.mat is not read: the published training split is train_32x32.mat.']
      : [],
  };
};

/** X is [height, width, channel, image] column by column, so that each image is three planes of columns. */
async function splitOf(file: string, signal?: AbortSignal): Promise<SplitPlan> {
  const images = await openMatrix(file, 'X', signal);
  const [height, width, channels, count = 0] = images.shape;
  if (height !== side || width !== side || channels !== 3 || images.descr !== '|u1' || count === 0)
    throw invalid(
      file,
      `holds X as ${images.shape.join(' x ')} of ${images.descr}; SVHN has 32 x 32 x 3 x images of bytes.`,
      {
        byte: images.place,
      },
    );
  const labels = await openMatrix(file, 'y', signal);
  const labelCount = labels.shape.reduce((product, length) => product * length, 1);
  if (labelCount !== count)
    throw invalid(file, `has ${formatCount(labelCount)} labels for ${formatCount(count)} images.`, {
      byte: labels.place,
    });
  const values = await labels.numbers();
  return recordPlan({
    files: [
      {
        source: images.source,
        offset: 0,
        count,
        recordBytes: 3 * side * side,
        endsHere: false,
        paint: fromColumnPlanes,
      },
    ],
    height: side,
    width: side,
    labels: Uint16Array.from(values, (label, index) => {
      if (!Number.isInteger(label) || label < 0 || label > 10)
        throw invalid(
          file,
          `has label ${label} for image ${formatCount(index + 1)}; labels go from 1 to 10.`,
          {
            byte: labels.place,
          },
        );
      return label % 10;
    }),
  });
}
