import { formatCount } from '@shared/metric';
import { invalid } from '../../reading/invalid';

/** Images of one split, by their paths from the folder; labels where there are classes. */
export interface ListedSplit {
  readonly files: readonly string[];
  readonly labels: Uint16Array | null;
}

export interface FolderListing {
  /** Sorted; empty where there are no classes. */
  readonly classNames: readonly string[];
  readonly train: ListedSplit;
  readonly test: ListedSplit;
  /** Files beside the images that were read. */
  readonly beside: readonly string[];
  readonly notes: readonly string[];
}

/** Images of each class, in the order of the class names. */
export type ByClass = readonly (readonly string[])[];

/** Labels are kept in 16 bits. */
export const mostClasses = 65_536;

interface Said {
  readonly directory: string;
  readonly beside: readonly string[];
  readonly notes: readonly string[];
}

/** The images of both splits in their order. @throws LabError `data-invalid` where one of them is empty. */
export function listing(
  classes: readonly string[],
  train: ByClass,
  test: ByClass,
  { directory, beside, notes: said }: Said,
): FolderListing {
  const tooMany = classes.length > mostClasses;
  const classNames = tooMany ? [] : classes;
  const notes = tooMany
    ? [
        ...said,
        `${formatCount(classes.length)} classes are more than the ${formatCount(mostClasses)} that are told apart: the images train without them, and no accuracy is measured.`,
      ]
    : said;
  const split = (byClass: ByClass): ListedSplit => {
    const { files, labels } = interleaved(byClass);
    return { files, labels: classNames.length === 0 ? null : labels };
  };
  const listed = { classNames, train: split(train), test: split(test), beside, notes };
  if (listed.train.files.length === 0 || listed.test.files.length === 0)
    throw invalid(directory, 'holds one image. At least two are needed, one to train on and one to test on.');
  return listed;
}

/** Spreads the classes evenly, so that every beginning of the list has about the mix of the whole. */
function interleaved(classes: ByClass): { files: string[]; labels: Uint16Array } {
  const count = classes.reduce((sum, files) => sum + files.length, 0);
  const label = new Uint32Array(count);
  const place = new Uint32Array(count);
  const position = new Float64Array(count);
  let next = 0;
  for (const [index, files] of classes.entries())
    for (let at = 0; at < files.length; at += 1, next += 1) {
      label[next] = index;
      place[next] = at;
      position[next] = (at + 0.5) / files.length;
    }
  const order = Uint32Array.from({ length: count }, (_, index) => index).sort(
    (a, b) => (position[a] ?? 0) - (position[b] ?? 0) || (label[a] ?? 0) - (label[b] ?? 0),
  );
  return {
    files: Array.from(order, (at) => classes[label[at] ?? 0]?.[place[at] ?? 0] ?? ''),
    labels: Uint16Array.from(order, (at) => label[at] ?? 0),
  };
}
