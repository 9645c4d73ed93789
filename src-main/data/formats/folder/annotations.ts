import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isContainer } from './names';
import { type FolderTree, imagesBelow, readTree } from './tree';

const annotationName = /annotations?\.(txt|csv|tsv)$/i;

export interface AnnotatedImages {
  /** Images of each class, in the order of the class names. */
  readonly files: readonly (readonly string[])[];
  /** Where their classes are written. */
  readonly annotations: string;
}

/**
 * The images of a folder without class folders by what Tiny ImageNet's `val_annotations.txt` beside them says: a file name
 * and its class a line. Undefined where there is no such file, or none of its classes is known.
 */
export async function annotatedImages(
  tree: FolderTree,
  classNames: readonly string[],
  directory: string,
): Promise<AnnotatedImages | undefined> {
  const [annotations] = [
    ...annotationsIn(tree),
    ...tree.folders.flatMap(annotationsIn),
    ...(await above(tree)),
  ];
  if (annotations === undefined) return undefined;
  const classOf = new Map<string, string>();
  for (const line of (await readFile(annotations, 'utf8')).split(/\r?\n/)) {
    const [name = '', label = ''] = line.split(/[\t,]/);
    classOf.set(name.normalize('NFC'), label.normalize('NFC'));
  }
  const files = classNames.map((): string[] => []);
  for (const file of imagesBelow(tree, directory))
    files[classNames.indexOf(classOf.get(basename(file).normalize('NFC')) ?? '')]?.push(file);
  return files.every((ofClass) => ofClass.length === 0) ? undefined : { files, annotations };
}

function annotationsIn({ path, others }: FolderTree): string[] {
  return others.filter((name) => annotationName.test(name)).map((name) => join(path, name));
}

/** `images` was entered; the annotations lie beside it. */
async function above({ name, path }: FolderTree): Promise<string[]> {
  return isContainer(name) ? annotationsIn(await readTree(join(path, '..'))) : [];
}
