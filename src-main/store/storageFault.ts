import { LabError } from '@shared/errors';
import Database from 'better-sqlite3';

const sentences: readonly { readonly code: RegExp; readonly says: string; readonly damaged?: true }[] = [
  { code: /^SQLITE_(BUSY|LOCKED)/, says: 'another program has locked it. Close that program' },
  { code: /^SQLITE_FULL/, says: 'the disk is full. Free some space' },
  { code: /^SQLITE_READONLY/, says: 'it can only be read. Give this user the right to write it' },
  { code: /^SQLITE_CANTOPEN/, says: 'it cannot be opened. Look whether its folder is there' },
  { code: /^SQLITE_IOERR/, says: 'the disk reports an error. Look whether it is full or failing' },
  {
    code: /^SQLITE_(CORRUPT|NOTADB)/,
    says: 'it is damaged. End the lab; npm run lab -- check says what is damaged, npm run lab -- repair recovers what can be read',
    damaged: true,
  },
];

/**
 * What a failure of the database means for a person: `storage-unavailable` where waiting may help, `storage-damaged`
 * where it will not. Undefined for any other error.
 */
export function storageFault(file: string, error: unknown): LabError | undefined {
  if (!(error instanceof Database.SqliteError)) return undefined;
  const found = sentences.find(({ code }) => code.test(error.code));
  if (found === undefined) return undefined;
  return new LabError(
    found.damaged ? 'storage-damaged' : 'storage-unavailable',
    `The database ${file} cannot be used: ${found.says}.`,
    { file },
    { cause: error },
  );
}
