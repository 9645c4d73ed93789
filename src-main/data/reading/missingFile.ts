import { join } from 'node:path';
import { LabError } from '@shared/errors';

/** That a folder lacks a file, with what to name instead. */
export function missingFile(folder: string, name: string, advice: string): LabError {
  return new LabError('data-missing', `There is no ${name} in ${folder}. ${advice}`, {
    file: join(folder, name),
  });
}
