import { readBytes } from './files';
import { invalid } from './invalid';

/** Names for classes that the data does not name. */
export function numberedClasses(count: number): string[] {
  return numberedFrom(0, count);
}

/** Classes named by their labels, from the lowest on. */
export function numberedFrom(first: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(first + index));
}

/**
 * One name a line, blank lines left out.
 * @throws LabError `data-invalid` unless there are `count` names, with the line where they end too soon or go on.
 */
export async function readClassNames(file: string, count: number, signal?: AbortSignal): Promise<string[]> {
  const lines = Buffer.from(await readBytes(file, signal))
    .toString('utf8')
    .split('\n')
    .map((line) => line.trim());
  const named = lines.flatMap((name, index) => (name === '' ? [] : [{ name, line: index + 1 }]));
  if (named.length === count) return named.map(({ name }) => name);
  const line = named[count]?.line ?? lines.length;
  throw invalid(file, `has ${named.length} class names; ${count} are needed, one a line.`, { line });
}
