import { createHash, type Hash } from 'node:crypto';
import { appendFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { LabError } from '@shared/errors';
import { trainerFiles } from '../trainer/protocol';
import type { Piece } from './messages';

const pieceBytes = 128 * 1024;

/** The file piece by piece; an empty file is one empty piece. */
export async function* piecesOf(path: string): AsyncGenerator<Piece> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(pieceBytes);
    let first = true;
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, pieceBytes);
      if (bytesRead === 0 && !first) return;
      const base64 = buffer.toString('base64', 0, bytesRead);
      yield { kind: 'piece', name: basename(path), first, base64 };
      first = false;
      if (bytesRead === 0) return;
    }
  } finally {
    await file.close();
  }
}

const safeName = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;
const ownNames: ReadonlySet<string> = new Set(Object.values(trainerFiles));

/** Files that come in pieces into one folder. Each lies there under its name once it is whole and its sha256 is right. */
export class IncomingFiles {
  readonly #hashes = new Map<string, Hash>();

  constructor(private readonly folder: string) {}

  /** @throws LabError `bad-request` for a name that could leave the folder or is a file of the trainer itself. */
  add({ name, first, base64 }: Piece): void {
    const path = this.#unfinished(name);
    const bytes = Buffer.from(base64, 'base64');
    if (first) {
      this.#hashes.set(name, createHash('sha256').update(bytes));
      writeFileSync(path, bytes, { mode: 0o600 });
      return;
    }
    this.#hashes.get(name)?.update(bytes);
    appendFileSync(path, bytes);
  }

  /**
   * @param sha256 hexadecimal
   * @returns its path
   * @throws LabError `bad-request` where it did not arrive whole.
   */
  finish(name: string, sha256: string): string {
    const unfinished = this.#unfinished(name);
    const found = this.#hashes.get(name)?.digest('hex');
    this.#hashes.delete(name);
    if (found !== sha256) {
      rmSync(unfinished, { force: true });
      throw new LabError('bad-request', `The file "${name}" of a worker did not arrive whole.`);
    }
    const path = join(this.folder, name);
    renameSync(unfinished, path);
    return path;
  }

  #unfinished(name: string): string {
    if (!safeName.test(name) || ownNames.has(name))
      throw new LabError('bad-request', `A worker sent a file that may not be called "${name}".`);
    return join(this.folder, `${name}.tmp`);
  }
}
