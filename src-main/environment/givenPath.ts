import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

interface Seen {
  /** The folder that relative paths are seen from. */
  readonly base?: string;
  readonly home?: string;
}

/** A path as a person gives it, absolute. A shell leaves the `~` of `--html=~/report.html` and of quoted settings. */
export function givenPath(path: string, { base = process.cwd(), home = homedir() }: Seen = {}): string {
  return resolve(base, /^~(?=$|[\\/])/.test(path) ? join(home, path.slice(1)) : path);
}
