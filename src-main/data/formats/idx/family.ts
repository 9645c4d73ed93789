import type { Dirent } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LabError } from '@shared/errors';
import { isFolder, listDirectory } from '../../reading/files';

/** The four files of one data set of the family. */
export interface FamilyFiles {
  readonly trainImages: string;
  readonly trainLabels: string;
  readonly testImages: string;
  readonly testLabels: string;
}

type Role = keyof FamilyFiles;

/** What MNIST itself calls them, for sentences. */
const examples: Readonly<Record<Role, string>> = {
  trainImages: 'train-images-idx3-ubyte',
  trainLabels: 'train-labels-idx1-ubyte',
  testImages: 't10k-images-idx3-ubyte',
  testLabels: 't10k-labels-idx1-ubyte',
};

/**
 * How the family names its files: `train-images-idx3-ubyte`, `t10k-images.idx3-ubyte`, `emnist-letters-test-labels-idx1-ubyte.gz`,
 * `qmnist-train-labels-idx2-int`, `X_kannada_MNIST_train-idx3-ubyte`.
 */
const patterns: readonly RegExp[] = [
  /^(?<set>.*?)(?<split>train|t10k|test)[-_](?<what>images|labels)[-.]idx[123]-(ubyte|int)(\.gz)?$/i,
  /^(?<what>X|y)_(?<set>.*?)_(?<split>train|test)[-.]idx[13]-ubyte(\.gz)?$/i,
];

interface Found {
  readonly set: string;
  readonly role: Role;
  readonly path: string;
}

/** Folders below the one named that are looked into: `MNIST/raw`, `gzip`. */
const deepest = 3;

/**
 * The files of the data set in a folder or below it. Where there are several (EMNIST's six), `folder/emnist-letters`
 * names one.
 * @throws LabError `data-missing` that says which file is not there; `data-invalid` where it is not clear which is meant
 */
export async function familyFiles(path: string): Promise<FamilyFiles> {
  const isPrefix = !(await isFolder(path)) && (await isFolder(dirname(path)));
  const [folder, wanted] = isPrefix ? [dirname(path), basename(path)] : [path, undefined];
  const found = await search(folder, deepest);
  const sets = new Map<string, Found[]>();
  for (const file of found) sets.set(file.set, [...(sets.get(file.set) ?? []), file]);
  const complete = [...sets].filter(([, files]) => new Set(files.map(({ role }) => role)).size === 4);
  const chosen = complete.filter(([set]) => wanted === undefined || set === wanted || set === '');
  const [first, second] =
    chosen.length > 1 && wanted !== undefined ? chosen.filter(([set]) => set === wanted) : chosen;
  if (first === undefined) {
    // Files of one set that were renamed one by one.
    const roles = new Set(found.map(({ role }) => role));
    if (roles.size === 4 && found.length === 4 && wanted === undefined) return filesOf(folder, found);
    throw missing(folder, wanted, found, complete);
  }
  if (second !== undefined)
    throw several(
      folder,
      chosen.map(([set]) => set),
    );
  return filesOf(folder, first[1]);
}

async function search(folder: string, depth: number): Promise<Found[]> {
  const entries = await listDirectory(folder);
  const here = entries.flatMap((entry) => recognised(folder, entry));
  if (here.length > 0 || depth === 0) return here;
  const below = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  const found: Found[] = [];
  for (const { name } of below) found.push(...(await search(join(folder, name), depth - 1)));
  return found;
}

/** Kaggle packs each file into a folder of its own name. */
function recognised(folder: string, entry: Dirent): Found[] {
  for (const pattern of patterns) {
    const groups = pattern.exec(entry.name)?.groups;
    if (groups === undefined) continue;
    const { split = '', what = '', set = '' } = groups;
    const role: Role = `${/train/i.test(split) ? 'train' : 'test'}${/images|x/i.test(what) ? 'Images' : 'Labels'}`;
    const path = join(folder, entry.name, ...(entry.isDirectory() ? [entry.name] : []));
    return [{ set: set.replace(/[-_]$/, ''), role, path }];
  }
  return [];
}

function filesOf(folder: string, found: readonly Found[]): FamilyFiles {
  const only = (role: Role) => {
    const paths = found.filter((file) => file.role === role).map(({ path }) => path);
    const distinct = paths.filter((path) => !(path.endsWith('.gz') && paths.includes(path.slice(0, -3))));
    const [first = '', second] = distinct;
    if (second !== undefined)
      throw new LabError(
        'data-invalid',
        `${folder} holds ${distinct.map((path) => basename(path)).join(' and ')}. Leave the files of one dataset in the folder.`,
        { file: second },
      );
    return first;
  };
  return {
    trainImages: only('trainImages'),
    trainLabels: only('trainLabels'),
    testImages: only('testImages'),
    testLabels: only('testLabels'),
  };
}

function missing(
  folder: string,
  wanted: string | undefined,
  found: readonly Found[],
  complete: readonly (readonly [string, unknown])[],
): LabError {
  if (complete.length > 0)
    return new LabError(
      'data-missing',
      `There is no ${wanted} in ${folder}, but ${complete.map(([set]) => set).join(', ')}.`,
      {
        file: join(folder, wanted ?? ''),
      },
    );
  const lacking = (Object.keys(examples) as Role[]).find((role) => !found.some((file) => file.role === role));
  const example = examples[lacking ?? 'trainImages'];
  return new LabError(
    'data-missing',
    `There is no ${example} in ${folder}, neither plain nor as .gz. Name the folder with the four files.`,
    { file: join(folder, example) },
  );
}

function several(folder: string, sets: readonly string[]): LabError {
  const named = sets.map((set) => (set === '' ? 'one without a name' : set));
  return new LabError(
    'data-invalid',
    `${folder} holds ${sets.length} data sets: ${named.join(', ')}. Leave the files of one dataset in the folder, or name one: ${join(folder, sets.find((set) => set !== '') ?? '')}.`,
    { file: folder },
  );
}
