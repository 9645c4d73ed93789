import { formatCount } from '@shared/metric';
import { type FolderTree, imagesBelow } from './tree';

/** The classes of a split: its folders with images. None where there are no such folders. */
export function classesOf(trees: readonly FolderTree[]): Map<string, FolderTree> {
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

export function strayNotes(tree: FolderTree): string[] {
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

/** The images of a class by their paths from `directory`. */
export function filesOf(tree: FolderTree | undefined, directory: string): string[] {
  return tree === undefined ? [] : imagesBelow(tree, directory);
}

/** The images in and below some folders. */
export function filesBelow(trees: readonly FolderTree[], directory: string): string[] {
  return trees.flatMap((tree) => imagesBelow(tree, directory));
}

/** Names in a sentence: the first few and how many more there are. */
export function listed(names: readonly string[]): string {
  const most = 5;
  const more = names.length - most;
  return `${names.slice(0, most).join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
}
