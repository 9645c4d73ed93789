import { LabError } from '@shared/errors';

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Free some space',
  EDQUOT: "this user's share of the disk is used up. Free some space",
  EROFS: 'the disk can only be read. Make it writable',
  EACCES: 'this user may not write there. Change its permissions',
  EPERM: 'this user may not write there. Change its permissions',
  EIO: 'the disk reports an error. Look after it',
  EMFILE: 'too many files are open. Close some programs',
};

/** Why a file could not be written, as a sentence; the code is `storage-unavailable` where waiting may help. */
export function fileFault(path: string, cause: unknown): LabError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const reason = reasons[code];
  const message = cause instanceof Error ? cause.message : String(cause);
  return reason === undefined
    ? new LabError('internal', `${path} cannot be written: ${message}`, { file: path }, { cause })
    : new LabError(
        'storage-unavailable',
        `${path} cannot be written: ${reason}, then go on.`,
        { file: path },
        { cause },
      );
}
