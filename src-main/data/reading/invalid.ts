import { LabError, type Location } from '@shared/errors';

/** A `data-invalid` error: the sentence begins with the file's path, `place` is where in the file. */
export function invalid(
  file: string,
  what: string,
  place: Pick<Location, 'byte' | 'line'> = {},
  cause?: unknown,
): LabError {
  return new LabError('data-invalid', `${file} ${what}`, { file, ...place }, { cause });
}
