import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder';
import type { Piece } from './messages';
import { IncomingFiles, piecesOf } from './pieces';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('a file that travels in pieces', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let there: string;
  beforeEach(() => {
    folder = temporaryFolder();
    there = join(folder.path, 'there');
    mkdirSync(there);
  });
  afterEach(() => folder.remove());

  it.each([0, 1, 128 * 1024, 128 * 1024 + 1, 700_001])('arrives as it was at %i bytes', async (size) => {
    const bytes = randomBytes(size);
    const path = join(folder.path, 'step-5.safetensors');
    writeFileSync(path, bytes);
    const files = new IncomingFiles(there);
    for await (const piece of piecesOf(path)) files.add(piece);
    const arrived = files.finish('step-5.safetensors', sha256(bytes));
    expect(readFileSync(arrived).equals(bytes)).toBe(true);
    expect(readdirSync(there)).toEqual(['step-5.safetensors']);
  });

  const piece = (name: string): Piece => ({ kind: 'piece', name, first: true, base64: 'AAAA' });

  it('is refused and removed where its bytes are others', () => {
    const files = new IncomingFiles(there);
    files.add(piece('step-5.safetensors'));
    expect(() => files.finish('step-5.safetensors', sha256(Buffer.from('other')))).toThrow(
      'The file "step-5.safetensors" of a worker did not arrive whole.',
    );
    expect(readdirSync(there)).toEqual([]);
  });

  it.each(['../up', '/etc/passwd', 'a/b', '', '.hidden', 'reports.json'])(
    'may not be called "%s"',
    (name) => {
      expect(() => new IncomingFiles(there).add(piece(name))).toThrow('may not be called');
      expect(existsSync(join(folder.path, 'up.tmp'))).toBe(false);
    },
  );
});
