import { join } from 'node:path';
import { LabError } from '@shared/errors';
import { listDirectory, statusOf } from '../reading/files';
import { invalid } from '../reading/invalid';

export interface LabelledFile {
  readonly path: string;
  readonly label: number;
}

export interface FolderListing {
  /** The names of the class folders, sorted. */
  readonly classNames: readonly string[];
  readonly train: readonly LabelledFile[];
  readonly test: readonly LabelledFile[];
}

const imageName = /\.(png|jpe?g|webp)$/i;
const kinds = 'png, jpg or webp';

/** Every sixth image of a class is a test image: the share of MNIST and CIFAR. */
const testEvery = 6;

/**
 * The images of a folder with one sub-folder per class; or of its `train` and `test` (else `val`) folders, each
 * with class folders. Without those the split is by name: every sixth image of a class is a test image.
 * @throws LabError `data-missing`, or `data-invalid` that names the folder.
 */
export async function listFolder(directory: string): Promise<FolderListing> {
  const folders = await subfolders(directory);
  const testFolder = ['test', 'val'].find((name) => folders.includes(name));
  if (folders.includes('train') && testFolder !== undefined)
    return givenSplit(join(directory, 'train'), join(directory, testFolder));
  const classes = await listClasses(directory, folders);
  const part = (takes: (index: number) => boolean) =>
    interleaved(classes.map((files) => files.filter((_, index) => takes(index))));
  const isTest = (index: number) => index % testEvery === testEvery - 1;
  const test = part(isTest);
  if (test.length === 0)
    throw invalid(directory, `has no class of ${testEvery} images or more, so none is left to test on.`);
  return { classNames: folders, train: part((index) => !isTest(index)), test };
}

async function givenSplit(train: string, test: string): Promise<FolderListing> {
  const classNames = await subfolders(train);
  const testNames = await subfolders(test);
  const stray = testNames.find((name) => !classNames.includes(name));
  if (stray !== undefined)
    throw invalid(join(test, stray), 'is a class that the training images do not have.');
  const testClasses = await listClasses(test, testNames);
  const byLabel = classNames.map((name) => testClasses[testNames.indexOf(name)] ?? []);
  return {
    classNames,
    train: interleaved(await listClasses(train, classNames)),
    test: interleaved(byLabel),
  };
}

/** Sorted; folders that a system or a tool hides are left out. */
async function subfolders(directory: string): Promise<string[]> {
  const names: string[] = [];
  for (const entry of await listDirectory(directory)) {
    if (/^(\.|__MACOSX$)/.test(entry.name)) continue;
    const isFolder = entry.isSymbolicLink()
      ? (await statusOf(join(directory, entry.name))).isDirectory()
      : entry.isDirectory();
    if (isFolder) names.push(entry.name);
  }
  return names;
}

/** The image files of each class folder, sorted by name. */
async function listClasses(directory: string, names: readonly string[]): Promise<string[][]> {
  if (names.length === 0)
    throw new LabError(
      'data-missing',
      `There is no class folder in ${directory}. Put the images of each class in a folder of its own.`,
      { file: directory },
    );
  const classes: string[][] = [];
  for (const name of names) {
    const folder = join(directory, name);
    const files = (await listDirectory(folder))
      .map((entry) => entry.name)
      .filter((file) => imageName.test(file));
    if (files.length === 0)
      throw invalid(folder, `holds no ${kinds} image. Take the folder out, or fill it.`);
    classes.push(files.map((file) => join(folder, file)));
  }
  return classes;
}

/** Spreads the classes evenly, so that every beginning of the list has about the mix of the whole. */
function interleaved(classes: readonly (readonly string[])[]): LabelledFile[] {
  return classes
    .flatMap((files, label) =>
      files.map((path, index) => ({ path, label, position: (index + 0.5) / files.length })),
    )
    .sort((a, b) => a.position - b.position || a.label - b.label)
    .map(({ path, label }) => ({ path, label }));
}
