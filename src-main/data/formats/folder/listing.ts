import { LabError } from '@shared/errors';
import { formatCount } from '@shared/metric';
import { heldOut } from '../../reading/heldOut';
import { type ByClass, type FolderListing, listing } from './assemble';
import { classesOf, filesBelow, filesOf, strayNotes } from './classes';
import { isContainer, type SplitName, splitOf, splitsAmong } from './names';
import { testFiles } from './testImages';
import { type FolderTree, imagesBelow, otherImagesBelow, readTree } from './tree';

/**
 * The images of a folder as people have them. Splits are folders by their usual names in any case; a class is a folder
 * directly below its split (or below the folder, where there are no splits) with images at any depth. Images without
 * class folders are unlabelled. Without images to test on, some of every class are held out.
 * @throws LabError `data-missing`, or `data-invalid` that names the folder
 */
export async function listFolder(directory: string, signal?: AbortSignal): Promise<FolderListing> {
  return listTree(directory, await readTree(directory, signal));
}

/** What listFolder says of a tree that was read. */
export async function listTree(directory: string, tree: FolderTree): Promise<FolderListing> {
  const root = unwrapped(tree, 'any');
  if (root.count === 0) throw noImages(directory, root);
  const other = otherImagesBelow(root);
  const notes =
    other === 0
      ? []
      : [`${formatCount(other)} files are images of kinds that are not read; PNG, JPEG and WebP are.`];
  const { train, test, val, beside } = foldersOf(root);
  if (train.length === 0 || isClass(train, beside)) return heldOutListing(directory, root, notes);
  const unused = beside.map(({ path }) => `${path} is not used: it is none of the splits beside it.`);
  return splitListing(
    directory,
    train,
    [test, val].filter((trees) => trees.length > 0),
    [...notes, ...unused],
  );
}

/** The folders of each split, entered where they only wrap others, and those of none. */
function foldersOf({ folders }: FolderTree): Record<SplitName | 'beside', FolderTree[]> {
  const filled = folders.filter(({ count }) => count > 0);
  const splits = splitsAmong(filled.map(({ name }) => name));
  const found: Record<SplitName | 'beside', FolderTree[]> = { train: [], test: [], val: [], beside: [] };
  for (const folder of filled) {
    const split = splits.get(folder.name);
    found[split ?? 'beside'].push(split === undefined ? folder : unwrapped(folder, 'split'));
  }
  return found;
}

/** Pictures of trains beside those of cars and buses. */
function isClass(train: readonly FolderTree[], beside: readonly FolderTree[]): boolean {
  const isFlat = train.every(({ folders }) => folders.every(({ count }) => count === 0));
  return isFlat && beside.some(({ name, folders }) => !isContainer(name) && folders.length === 0);
}

/** Goes down where one folder holds all the images: an archive's own, or `images`. A split's own name within it too. */
function unwrapped(tree: FolderTree, within: 'any' | 'split'): FolderTree {
  const [only, second] = tree.folders.filter(({ count }) => count > 0);
  const isWrapper = tree.images.length === 0 && only !== undefined && second === undefined;
  const opens =
    isWrapper &&
    (only.folders.some(({ count }) => count > 0) || isContainer(only.name)) &&
    (within === 'split' || splitOf(only.name) !== 'train');
  return opens ? unwrapped(only, within) : tree;
}

function noImages(directory: string, root: FolderTree): LabError {
  const empty = root.others.length === 0 && root.folders.length === 0;
  const other = otherImagesBelow(root);
  const what = empty
    ? `${directory} is empty.`
    : `${directory} holds no png, jpg or webp image, nor does a folder in it.`;
  const advice =
    other > 0
      ? `Its ${formatCount(other)} images of other kinds are not read: convert them.`
      : 'Put the images of each class in a folder of its own, or all of them into one.';
  return new LabError(empty ? 'data-missing' : 'data-invalid', `${what} ${advice}`, { file: directory });
}

function heldOutListing(directory: string, root: FolderTree, notes: readonly string[]): FolderListing {
  const classes = classesOf([root]);
  // Splits without a training folder: images to test on, or several flat folders, are no classes.
  const splits = splitsAmong([...classes.keys()]);
  const areSplits = classes.size > 0 && splits.size === classes.size;
  const classNames = areSplits ? [] : [...classes.keys()];
  const byClass = classNames.map((name) => filesOf(classes.get(name), directory));
  const all = classNames.length === 0 ? [imagesBelow(root, directory)] : byClass;
  const { kept, out } = partedByClass(all);
  return listing(classNames, kept, out, {
    directory,
    beside: [],
    notes: [...notes, ...(areSplits ? [] : strayNotes(root))],
  });
}

async function splitListing(
  directory: string,
  train: readonly FolderTree[],
  tests: readonly (readonly FolderTree[])[],
  notes: readonly string[],
): Promise<FolderListing> {
  const classes = classesOf(train);
  const classNames = [...classes.keys()].sort();
  const trainFiles =
    classNames.length === 0
      ? [filesBelow(train, directory)]
      : classNames.map((name) => filesOf(classes.get(name), directory));
  const said = [...notes, ...train.flatMap(strayNotes)];
  const passed: string[] = [];
  for (const trees of tests) {
    const labelled = await testFiles(trees, classNames, directory);
    if (labelled === undefined) {
      passed.push(...trees.map(({ path }) => path));
      continue;
    }
    const used = pathsOf(trees);
    const others = tests.filter((other) => other !== trees && !passed.includes(other[0]?.path ?? ''));
    const unused = [
      ...passed.map((path) => `${path} is not used: its images have no classes.`),
      ...others.map((other) => `${pathsOf(other)} is not used: ${used} is tested on.`),
    ];
    return listing(classNames, trainFiles, labelled.files, {
      directory,
      beside: labelled.beside,
      notes: [...said, ...unused],
    });
  }
  const unused = passed.map(
    (path) => `${path} is not used: its images have no classes; some training images are held out instead.`,
  );
  const { kept, out } = partedByClass(trainFiles);
  return listing(classNames, kept, out, { directory, beside: [], notes: [...said, ...unused] });
}

/** Some images of every class held out for the test, by their paths alone. */
function partedByClass(byClass: ByClass): { readonly kept: ByClass; readonly out: ByClass } {
  const isTest = byClass.map((files) => heldOut(files));
  const part = (wanted: boolean) =>
    byClass.map((files, label) => files.filter((_, index) => isTest[label]?.[index] === wanted));
  return { kept: part(false), out: part(true) };
}

function pathsOf(trees: readonly FolderTree[]): string {
  return trees.map(({ path }) => path).join(' and ');
}
