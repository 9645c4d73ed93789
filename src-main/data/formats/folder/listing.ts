import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { LabError } from '@shared/errors';
import { formatCount } from '@shared/metric';
import { heldOut } from '../../reading/heldOut';
import { invalid } from '../../reading/invalid';
import { isContainer, type SplitName, splitOf } from './names';
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
  const root = unwrapped(await readTree(directory, signal));
  if (root.count === 0) throw noImages(directory, root);
  const other = otherImagesBelow(root);
  const notes =
    other === 0
      ? []
      : [`${formatCount(other)} files are images of kinds that are not read; PNG, JPEG and WebP are.`];
  const found = new Map<SplitName, FolderTree[]>();
  for (const folder of root.folders.filter(({ count }) => count > 0)) {
    const split = splitOf(folder.name);
    if (split !== undefined) found.set(split, [...(found.get(split) ?? []), folder]);
  }
  const [train] = found.get('train') ?? [];
  if (train === undefined) return heldOutListing(directory, root, notes);
  const tests = [...(found.get('test') ?? []), ...(found.get('val') ?? [])];
  return splitListing(directory, unwrapped(train), tests.map(unwrapped), notes);
}

/** Goes down where one folder holds all the images: an archive's own, or `images`. */
function unwrapped(tree: FolderTree): FolderTree {
  const [only, second] = tree.folders.filter(({ count }) => count > 0);
  const isWrapper = tree.images.length === 0 && only !== undefined && second === undefined;
  const opens =
    isWrapper &&
    (only.folders.some(({ count }) => count > 0) || isContainer(only.name)) &&
    splitOf(only.name) !== 'train';
  return opens ? unwrapped(only) : tree;
}

function noImages(directory: string, { others, folders }: FolderTree): LabError {
  const empty = others.length === 0 && folders.length === 0;
  const what = empty
    ? `${directory} is empty.`
    : `${directory} holds no png, jpg or webp image, nor does a folder in it.`;
  return new LabError(
    empty ? 'data-missing' : 'data-invalid',
    `${what} Put the images of each class in a folder of its own, or all of them into one.`,
    { file: directory },
  );
}

/** The classes of a split: its folders with images. None where there are no such folders. */
function classesOf(tree: FolderTree): Map<string, FolderTree> {
  const classes = new Map<string, FolderTree>();
  for (const folder of tree.folders.filter(({ count }) => count > 0)) {
    const same = classes.get(folder.name);
    classes.set(folder.name, same === undefined ? folder : together(tree, same, folder));
  }
  return classes;
}

/** Two folders whose names differ in their Unicode form alone are one class. */
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
  const classes = classesOf(root);
  // Splits without a training folder: images to test on, or several flat folders, are no classes.
  const areSplits = classes.size > 0 && [...classes.keys()].every((name) => splitOf(name) !== undefined);
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
  train: FolderTree,
  tests: readonly FolderTree[],
  notes: readonly string[],
): Promise<FolderListing> {
  const classes = classesOf(train);
  const classNames = [...classes.keys()];
  const trainFiles =
    classNames.length === 0
      ? [imagesBelow(train, directory)]
      : classNames.map((name) => filesOf(classes.get(name), directory));
  const said = [...notes, ...strayNotes(train)];
  const passed: string[] = [];
  for (const tree of tests) {
    const labelled = await testFiles(tree, classNames, directory);
    if (labelled === undefined) {
      passed.push(tree.path);
      continue;
    }
    const others = tests
      .filter((other) => other !== tree && !passed.includes(other.path))
      .map(({ path }) => path);
    const unused = [...passed, ...others].map(
      (path) =>
        `${path} is not used: ${passed.includes(path) ? 'its images have no classes' : `${tree.path} is tested on`}.`,
    );
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

interface TestFiles {
  readonly files: ByClass;
  readonly beside: readonly string[];
}

/**
 * The images of a folder to test on by the classes of the training images; undefined where they have none of these.
 * @throws LabError `data-invalid` where some of its classes are known and others are not
 */
async function testFiles(
  tree: FolderTree,
  classNames: readonly string[],
  directory: string,
): Promise<TestFiles | undefined> {
  if (classNames.length === 0) return { files: [imagesBelow(tree, directory)], beside: [] };
  const classes = classesOf(tree);
  const known = [...classes.keys()].filter((name) => classNames.includes(name));
  if (known.length === 0) return annotatedFiles(tree, classNames, directory);
  const stray = [...classes.keys()].filter((name) => !classNames.includes(name));
  const [first] = stray;
  if (first !== undefined)
    throw invalid(
      join(tree.path, first),
      `is a class that the training images do not have${stray.length > 1 ? `, as are ${listed(stray.slice(1))}` : ''}.`,
    );
  return { files: classNames.map((name) => filesOf(classes.get(name), directory)), beside: [] };
}

/** Tiny ImageNet's `val_annotations.txt` beside a flat folder: a file name and its class a line. */
async function annotatedFiles(
  tree: FolderTree,
  classNames: readonly string[],
  directory: string,
): Promise<TestFiles | undefined> {
  const holders = [tree, ...tree.folders];
  const found = holders.flatMap((holder) =>
    holder.others.filter((name) => /annotations?\.txt$/i.test(name)).map((name) => join(holder.path, name)),
  );
  const [annotations] = found.length > 0 ? found : await annotationsAbove(tree);
  if (annotations === undefined) return undefined;
  const classOf = new Map<string, string>();
  for (const line of (await readFile(annotations, 'utf8')).split(/\r?\n/)) {
    const [name = '', label = ''] = line.split(/[\t,]/);
    classOf.set(name, label);
  }
  const byClass = classNames.map((): string[] => []);
  for (const file of imagesBelow(tree, directory))
    byClass[classNames.indexOf(classOf.get(basename(file)) ?? '')]?.push(file);
  return byClass.every((files) => files.length === 0) ? undefined : { files: byClass, beside: [annotations] };
}

/** `images` was entered; the annotations lie beside it. */
async function annotationsAbove(tree: FolderTree): Promise<string[]> {
  if (!isContainer(tree.name)) return [];
  const above = await readTree(join(tree.path, '..'));
  return above.others
    .filter((name) => /annotations?\.txt$/i.test(name))
    .map((name) => join(above.path, name));
}

interface Said {
  readonly directory: string;
  readonly beside: readonly string[];
  readonly notes: readonly string[];
}

function listing(
  classNames: readonly string[],
  train: ByClass,
  test: ByClass,
  { directory, beside, notes }: Said,
): FolderListing {
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
  const label = new Uint16Array(count);
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
