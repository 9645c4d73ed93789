import { invalid } from '../../reading/invalid';
import { annotatedImages } from './annotations';
import type { ByClass } from './assemble';
import { classesOf, filesBelow, filesOf, listed } from './classes';
import type { FolderTree } from './tree';

interface TestFiles {
  readonly files: ByClass;
  readonly beside: readonly string[];
}

/**
 * The images to test on by the classes of the training images; undefined where they have none of these.
 * @throws LabError `data-invalid` where some of its classes are known and others are not
 */
export async function testFiles(
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
      classes.get(first)?.path ?? directory,
      `is a class that the training images do not have${stray.length > 1 ? `, as are ${listed(stray.slice(1))}` : ''}.`,
    );
  return { files: classNames.map((name) => filesOf(classes.get(name), directory)), beside: [] };
}
