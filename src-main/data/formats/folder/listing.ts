import { join } from 'node:path';
import { LabError } from '@shared/errors';
import { formatCount } from '@shared/metric';
import { heldOut } from '../../reading/heldOut';
import { invalid } from '../../reading/invalid';
import { annotatedImages } from './annotations';
import { isContainer, type SplitName, splitOf, splitsAmong } from './names';
import { type FolderTree, imagesBelow, otherImagesBelow, readTree } from './tree';

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
type ByClass = readonly (readonly string[])[];

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

/** The classes of a split: its folders with images. None where there are no such folders. */
function classesOf(trees: readonly FolderTree[]): Map<string, FolderTree> {
  const classes = new Map<string, FolderTree>();
  for (const tree of trees)
    for (const folder of tree.folders.filter(({ count }) => count > 0)) {
      const same = classes.get(folder.name);
      classes.set(folder.name, same === undefined ? folder : together(tree, same, folder));
    }
  return classes;
}

/** Two folders whose names differ in their Unicode form alone, or of two parts of a split, are one class. */
function together(tree: FolderTree, a: FolderTree, b: FolderTree): FolderTree {
  return { name: a.name, path: tree.path, folders: [a, b], images: [], others: [], count: a.count + b.count };
}

function strayNotes(tree: FolderTree): string[] {
  const notes: string[] = [];
  if (tree.images.length > 0 && tree.folders.some(({ count }) => count > 0))
    notes.push(
      `${formatCount(tree.images.length)} images beside the class folders of ${tree.path} are not read.`,
    );
  const empty = tree.folders.filter(({ count }) => count === 0).map(({ name }) => name);
  if (empty.length > 0)
    notes.push(`Folders of ${tree.path} without images are no classes: ${listed(empty)}.`);
  return notes;
}

function heldOutListing(directory: string, root: FolderTree, notes: readonly string[]): FolderListing {
  const classes = classesOf([root]);
  // Splits without a training folder: images to test on, or several flat folders, are no classes.
  const splits = splitsAmong([...classes.keys()]);
  const areSplits = classes.size > 0 && splits.size === classes.size;
  const classNames = areSplits ? [] : [...classes.keys()];
  const byClass = classNames.map((name) => filesOf(classes.get(name), directory));
  const all = classNames.length === 0 ? [imagesBelow(root, directory)] : byClass;
  const isTest = all.map((files) => heldOut(files));
  const part = (wanted: boolean): ByClass =>
    all.map((files, label) => files.filter((_, index) => isTest[label]?.[index] === wanted));
  return listing(classNames, part(false), part(true), {
    directory,
    beside: [],
    notes: [...notes, ...(areSplits ? [] : strayNotes(root))],
  });
}

function filesOf(tree: FolderTree | undefined, directory: string): string[] {
  return tree === undefined ? [] : imagesBelow(tree, directory);
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
  const isTest = trainFiles.map((files) => heldOut(files));
  const part = (wanted: boolean): ByClass =>
    trainFiles.map((files, label) => files.filter((_, index) => isTest[label]?.[index] === wanted));
  return listing(classNames, part(false), part(true), { directory, beside: [], notes: [...said, ...unused] });
}

function pathsOf(trees: readonly FolderTree[]): string {
  return trees.map(({ path }) => path).join(' and ');
}

function filesBelow(trees: readonly FolderTree[], directory: string): string[] {
  return trees.flatMap((tree) => imagesBelow(tree, directory));
}

interface TestFiles {
  readonly files: ByClass;
  readonly beside: readonly string[];
}

/**
 * The images to test on by the classes of the training images; undefined where they have none of these.
 * @throws LabError `data-invalid` where some of its classes are known and others are not
 */
async function testFiles(
  trees: readonly FolderTree[],
  classNames: readonly string[],
  directory: string,
): Promise<TestFiles | undefined> {
  if (classNames.length === 0) return { files: [filesBelow(trees, directory)], beside: [] };
  const classes = classesOf(trees);
  const known = new Set(classNames);
  const stray = [...classes.keys()].filter((name) => !known.has(name));
  if (stray.length === classes.size) {
    const [tree] = trees;
    const found = tree && (await annotatedImages(tree, classNames, directory));
    return found && { files: found.files, beside: [found.annotations] };
  }
  const [first] = stray;
  if (first !== undefined)
    throw invalid(
      join(classes.get(first)?.path ?? directory),
      `is a class that the training images do not have${stray.length > 1 ? `, as are ${listed(stray.slice(1))}` : ''}.`,
    );
  return { files: classNames.map((name) => filesOf(classes.get(name), directory)), beside: [] };
}

/** Labels are kept in 16 bits. */
export const mostClasses = 65_536;

interface Said {
  readonly directory: string;
  readonly beside: readonly string[];
  readonly notes: readonly string[];
}

function listing(
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

/** Names in a sentence: the first few and how many more there are. */
function listed(names: readonly string[]): string {
  const most = 5;
  const more = names.length - most;
  return `${names.slice(0, most).join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
}
