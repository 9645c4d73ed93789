import { basename, extname, join } from 'node:path';
import { formatCount } from '@shared/metric';
import { type NpyArray, npyCount, npyNumbers } from '../numpy/npy';
import { openNpz } from '../numpy/npz';
import { numberedFrom } from '../reading/classNames';
import { isFolder, listFiles } from '../reading/files';
import { withHeldOut } from '../reading/heldOut';
import { invalid } from '../reading/invalid';
import { joined } from '../reading/joined';
import { missingFile } from '../reading/missingFile';
import { type RecordFile, recordPlan, requireLength } from '../reading/records';
import type { OpenFormat } from '../reading/request';
import { resized } from '../reading/resized';
import type { OpenedData, SplitPlan } from '../reading/split';
import { imageLayout, type Role, roleOf } from './npz/roles';

/** Arrays of one split and what they are for, in the order of their files. */
interface RoledArray {
  readonly role: Role;
  readonly array: NpyArray;
}

/**
 * Arrays of images and labels in .npz files: MedMNIST's and Keras's keys, KMNIST's and Kannada-MNIST's files, shards
 * such as those of downsampled ImageNet. Grey is repeated to three channels.
 */
export const openNpzData: OpenFormat = async ({ path, side, signal }) => {
  const files = await npzFiles(path);
  const arrays: RoledArray[] = [];
  const whole: string[] = [];
  for (const file of files) {
    const opened = await openNpz(file, signal);
    if ([...opened.keys()].some((name) => /train/i.test(name))) whole.push(basename(file));
    for (const [name, array] of opened) {
      const role = roleOf(basename(file), name, array.shape);
      if (role !== undefined) arrays.push({ role, array });
    }
  }
  if (whole.length > 1)
    throw invalid(path, `holds ${whole.length} data sets: ${whole.join(', ')}. Name one of the files.`);
  const splits = new Set(arrays.map(({ role }) => role.split));
  const testSplit = (['test', 'val'] as const).find((split) => splits.has(split));
  const trainSplit = splits.has('train') ? 'train' : 'all';
  const train = await splitOf(arrays, trainSplit, side, signal);
  if (train === undefined) throw invalid(path, noImages);
  const test = testSplit === undefined ? undefined : await splitOf(arrays, testSplit, side, signal);
  const notes = [
    ...(splits.has('val') && testSplit === 'test'
      ? ['The validation images are not used; the test images are.']
      : []),
    ...[train, test].flatMap((split) => split?.notes ?? []),
  ];
  return labelledFromLowest(basename(path, extname(path)), files, train.plan, test?.plan, notes);
};

const noImages =
  'holds no array of images. Bytes of [images, height, width] or [images, height, width, 3] are read, by names such as train_images or x_train.';

async function npzFiles(path: string): Promise<string[]> {
  if (!(await isFolder(path))) return [path];
  const names = (await listFiles(path)).filter(
    (name) => name.toLowerCase().endsWith('.npz') && !name.startsWith('.'),
  );
  if (names.length === 0)
    throw missingFile(path, '*.npz', 'Name an .npz file, or the folder that holds some.');
  return names.sort(new Intl.Collator('en', { numeric: true }).compare).map((name) => join(path, name));
}

interface FoundSplit {
  readonly plan: SplitPlan;
  readonly notes: readonly string[];
}

async function splitOf(
  arrays: readonly RoledArray[],
  split: Role['split'],
  side: number,
  signal?: AbortSignal,
): Promise<FoundSplit | undefined> {
  const of = (what: Role['what']) =>
    arrays.filter(({ role }) => role.split === split && role.what === what).map(({ array }) => array);
  const images = of('images');
  if (images.length === 0) return undefined;
  const labelArrays = of('labels');
  const several = labelArrays.some(({ shape }) => (shape[1] ?? 1) > 1);
  const numbers: number[] = [];
  const plans = images.map((array) => resized(planOf(array), side));
  const count = plans.reduce((sum, plan) => sum + plan.count, 0);
  const unlabelled = several || labelArrays.length === 0;
  const labelCount = labelArrays.reduce((sum, array) => sum + npyCount(array), 0);
  if (!unlabelled && labelCount !== count)
    throw invalid(
      labelArrays[0]?.source.file ?? '',
      `has ${formatCount(labelCount)} labels for ${formatCount(count)} images (${split}).`,
    );
  if (!several)
    for (const array of labelArrays) for (const label of await npyNumbers(array, signal)) numbers.push(label);
  const stray = numbers.findIndex((label) => !Number.isInteger(label) || label < 0 || label > 65_535);
  if (stray >= 0)
    throw invalid(
      labelArrays[0]?.source.file ?? '',
      `has label ${numbers[stray]} for image ${formatCount(stray + 1)}; that is no class.`,
    );
  const labels = unlabelled ? null : Uint16Array.from(numbers);
  return {
    plan: { ...joined(plans), labels },
    notes: several ? ['Each image has several labels; they are not used, and no accuracy is measured.'] : [],
  };
}

function planOf(array: NpyArray): SplitPlan {
  const { source, shape, descr, start, called } = array;
  if (descr !== '|u1' && descr !== '|b1')
    throw invalid(
      source.file,
      `holds images of ${descr} (${called}); bytes of 0 to 255 are read. Save them with astype("uint8").`,
    );
  const layout = imageLayout(shape);
  if (layout === undefined)
    throw invalid(
      source.file,
      `holds images as ${shape.join(' x ')} (${called}), which is no shape of images.`,
    );
  const { height, width, paint } = layout;
  const [count = 0, ...sides] = shape;
  const recordBytes = sides.reduce((product, value) => product * value, 1);
  if (count === 0 || recordBytes === 0) throw invalid(source.file, `holds no image (${called}).`);
  const record: RecordFile = { source, offset: start, count, recordBytes, endsHere: true, paint };
  requireLength(record);
  return recordPlan({ files: [record], height, width, labels: null });
}

/** Labels that do not begin at 0 do so from here on; classes keep their numbers as names. */
function labelledFromLowest(
  name: string,
  files: readonly string[],
  train: SplitPlan,
  test: SplitPlan | undefined,
  notes: readonly string[],
): OpenedData {
  const all = [...(train.labels ?? []), ...(test?.labels ?? [])];
  const lowest = all.reduce((least, label) => Math.min(least, label), all[0] ?? 0);
  const highest = all.reduce((most, label) => Math.max(most, label), 0);
  const shifted = (plan: SplitPlan): SplitPlan => ({
    ...plan,
    labels: plan.labels?.map((label) => label - lowest) ?? null,
  });
  const classNames = train.labels === null ? [] : numberedFrom(lowest, highest - lowest + 1);
  const splits =
    test === undefined ? withHeldOut(shifted(train)) : { train: shifted(train), test: shifted(test) };
  return { name, classNames, ...splits, files, notes };
}
