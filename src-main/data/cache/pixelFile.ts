import {
  type FileHandle,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { basename, join } from 'node:path';
import { askedIn, bytesIn, type JournalLine, readJournal, sha256 } from './journal';
import { processLives } from './processLives';

export const pixelsEnding = '.pixels';
export const journalEnding = '.journal';

/**
 * A file of images, one after the other, beside the journal of how it came about. Under their own names both are
 * whole; while they are made they carry the process's number, so that nobody else writes to them, and what a process
 * that is gone has left is taken over.
 */
export interface PixelFile {
  readonly path: string;
  readonly lines: readonly JournalLine[];
}

/** The whole file of that name whose length agrees with its journal and, where looked at, its digests. */
export async function wholePixels(
  folder: string,
  name: string,
  count: number,
  verify: 'all' | 'some',
): Promise<PixelFile | undefined> {
  const path = join(folder, `${name}${pixelsEnding}`);
  const journal = join(folder, `${name}${journalEnding}`);
  const lines = await readJournal(journal);
  const size = await stat(path).then(
    (status) => status.size,
    () => -1,
  );
  if (askedIn(lines) !== count || size !== bytesIn(lines)) return undefined;
  const looked = verify === 'all' ? lines.map((_, index) => index) : spread(lines.length);
  if ((await agreeing(path, lines, looked)) < looked.length) return undefined;
  const now = new Date();
  await utimes(journal, now, now).catch(() => undefined);
  return { path, lines };
}

/** Chunks of a large file that are looked at before it is trusted: the first, the last, and some between. */
const looks = 16;

function spread(count: number): number[] {
  const steps = Math.min(looks, count);
  return Array.from({ length: steps }, (_, step) =>
    Math.round((step * (count - 1)) / Math.max(1, steps - 1)),
  );
}

/** How many of the chunks asked about, in that order, are as their digest says before one is not. */
async function agreeing(
  path: string,
  lines: readonly JournalLine[],
  asked: readonly number[],
): Promise<number> {
  const starts: number[] = [];
  let start = 0;
  for (const { bytes } of lines) {
    starts.push(start);
    start += bytes;
  }
  const file = await open(path);
  try {
    for (const [done, index] of asked.entries()) {
      const line = lines[index];
      if (line === undefined) return done;
      const { buffer, bytesRead } = await file.read(
        new Uint8Array(line.bytes),
        0,
        line.bytes,
        starts[index] ?? 0,
      );
      if (bytesRead < line.bytes || sha256(buffer) !== line.sha256) return done;
    }
    return asked.length;
  } finally {
    await file.close();
  }
}

/** A file of pixels in the making. */
export class UnfinishedPixels {
  private constructor(
    private readonly folder: string,
    private readonly name: string,
    private readonly pixels: FileHandle,
    private readonly journal: FileHandle,
    readonly lines: JournalLine[],
  ) {}

  /** Goes on with what a process that is gone has left, as far as its digests agree, or begins anew. */
  static async open(folder: string, name: string): Promise<UnfinishedPixels> {
    const own = join(folder, partial(name, process.pid));
    await adoptOrphan(folder, name);
    const left = await readJournal(`${own}${journalEnding}`);
    const whole =
      left.length === 0
        ? 0
        : await agreeing(
            `${own}${pixelsEnding}`,
            left,
            left.map((_, i) => i),
          ).catch(() => 0);
    const lines = left.slice(0, whole);
    await writeFile(`${own}${journalEnding}`, lines.map(asText).join(''));
    const pixels = await open(`${own}${pixelsEnding}`, 'a');
    await truncate(`${own}${pixelsEnding}`, bytesIn(lines));
    return new UnfinishedPixels(folder, name, pixels, await open(`${own}${journalEnding}`, 'a'), lines);
  }

  /** The pixels first: a line of the journal stands for pixels that are there. */
  async add(pixels: Uint8Array, line: JournalLine): Promise<void> {
    await this.pixels.appendFile(pixels);
    await this.journal.appendFile(asText(line));
    this.lines.push(line);
  }

  /** Gives both files their names. */
  async finish(): Promise<void> {
    await this.close();
    const own = join(this.folder, partial(this.name, process.pid));
    await rename(`${own}${pixelsEnding}`, join(this.folder, `${this.name}${pixelsEnding}`));
    await rename(`${own}${journalEnding}`, join(this.folder, `${this.name}${journalEnding}`));
  }

  /** Leaves what is there to be gone on with. */
  async close(): Promise<void> {
    await this.pixels.close();
    await this.journal.close();
  }
}

function partial(name: string, process: number): string {
  return `${name}.${process}`;
}

function asText(line: JournalLine): string {
  return `${JSON.stringify(line)}\n`;
}

async function adoptOrphan(folder: string, name: string): Promise<void> {
  const own = partial(name, process.pid);
  const names = await readdir(folder);
  const left = names.filter((entry) => entry.startsWith(`${name}.`) && entry.endsWith(`${pixelsEnding}`));
  for (const entry of left) {
    const orphan = basename(entry, pixelsEnding);
    const owner = Number(orphan.slice(name.length + 1));
    if (orphan === own || !Number.isInteger(owner) || owner === 0 || processLives(owner)) continue;
    await rename(join(folder, entry), join(folder, `${own}${pixelsEnding}`));
    await rename(join(folder, `${orphan}${journalEnding}`), join(folder, `${own}${journalEnding}`));
    return;
  }
}

/** All pixels of a file that was found whole. */
export function readPixels({ path }: PixelFile): Promise<Uint8Array> {
  return readFile(path);
}

/** Removes an entry. One in use stays readable for who has it open. */
export async function removePixels(folder: string, name: string): Promise<void> {
  await rm(join(folder, `${name}${journalEnding}`), { force: true });
  await rm(join(folder, `${name}${pixelsEnding}`), { force: true });
}
