import { accessSync, appendFileSync, constants, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { LabError, toLabError } from '@shared/errors';
import { givenPath } from '../../environment/givenPath';

/** Before work whose result goes to a file: its folder is there and can be written to. @throws LabError `bad-request`. */
export function checkWritable(file: string | undefined): void {
  if (file === undefined) return;
  try {
    accessSync(dirname(givenPath(file)), constants.W_OK);
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

/** Under a temporary name first: a file under its own name is whole. @throws LabError `bad-request`. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const path = givenPath(file);
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw unwritable(file, cause);
  }
}

/** The same of a text that comes in pieces, as it may not fit the memory. @throws LabError `bad-request`. */
export async function writePieces(file: string, pieces: AsyncIterable<string>): Promise<void> {
  checkWritable(file);
  const path = givenPath(file);
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, '');
    for await (const piece of pieces) appendFileSync(temporary, piece);
    renameSync(temporary, path);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause instanceof LabError ? cause : unwritable(file, cause);
  }
}

function unwritable(file: string, cause: unknown): LabError {
  const { message } = toLabError(cause);
  return new LabError('bad-request', `The file cannot be written: ${message}.`, { file }, { cause });
}
