import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toLabError } from '@shared/errors';

/** The entries that were used last stay; the two of the default embedded data take 37 MB. */
const mostEntries = 8;
/** What is larger is made again each time rather than filling the disk. */
const mostBytes = 2 ** 30;

const ending = '.pixels';

/**
 * Fills `target` from the cache, or by `make`, and then keeps it. `key` is everything that the bytes depend on.
 * A cached file is its sha256 and the bytes; one that does not agree with its digest is made again. A cache that
 * cannot be written is no failure.
 */
export async function cached(
  target: Uint8Array,
  folder: string | undefined,
  key: Readonly<Record<string, unknown>>,
  make: () => Promise<void>,
): Promise<void> {
  if (folder === undefined || target.length > mostBytes) return make();
  const name = createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 32);
  const file = join(folder, `${name}${ending}`);
  if (await fill(target, file)) return;
  await make();
  await keep(target, folder, file).catch((error: unknown) => {
    process.stderr.write(`The data cache cannot be written: ${toLabError(error).message}\n`);
  });
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

async function fill(target: Uint8Array, file: string): Promise<boolean> {
  const stored = await readFile(file).catch(() => undefined);
  if (stored === undefined) return false;
  const digest = stored.subarray(0, 32);
  const bytes = stored.subarray(32);
  if (bytes.length !== target.length || !digestOf(bytes).equals(digest)) return false;
  target.set(bytes);
  const now = new Date();
  await utimes(file, now, now).catch(() => undefined);
  return true;
}

/** Under a temporary name first: a file under its own name is whole, whoever else reads or writes it. */
async function keep(bytes: Uint8Array, folder: string, file: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const temporary = `${file}.${process.pid}`;
  try {
    await writeFile(temporary, [digestOf(bytes), bytes]);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await forgetOldest(folder);
}

async function forgetOldest(folder: string): Promise<void> {
  const files = (await readdir(folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
  const aged = await Promise.all(files.map(async (file) => ({ file, used: (await stat(file)).mtimeMs })));
  const old = aged.sort((a, b) => b.used - a.used).slice(mostEntries);
  await Promise.all(old.map(({ file }) => rm(file, { force: true })));
}
