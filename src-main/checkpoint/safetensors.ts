import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { LabError } from '@shared/errors';
import { z } from 'zod';
import { type WrittenFile, writeWholeFile } from '../files';

export interface StoredTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export interface Checkpoint {
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

const entrySchema = z.object({
  dtype: z.literal('F32'),
  shape: z.array(z.number().int().nonnegative()),
  data_offsets: z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]),
});
const headerSchema = z
  .object({ __metadata__: z.record(z.string(), z.string()).default({}) })
  .catchall(entrySchema);

type Header = z.infer<typeof headerSchema>;

/** Length of the header, 8 bytes little-endian, before the header itself (the safetensors format). */
const lengthBytes = 8;

/** A header is JSON: one that claims to be longer than this, the format's own limit, would only fill the memory. */
const mostHeaderBytes = 100_000_000;

/** Bytes of one read: the system's call takes less than 2 GiB. */
const pieceBytes = 64 * 1024 * 1024;

/** Writes a safetensors file, whole or not at all. @throws LabError `storage-unavailable` */
export function writeCheckpoint(path: string, checkpoint: Checkpoint): Promise<WrittenFile> {
  const header: Record<string, unknown> = { __metadata__: checkpoint.metadata };
  let offset = 0;
  for (const [name, { shape, values }] of checkpoint.tensors) {
    header[name] = { dtype: 'F32', shape, data_offsets: [offset, offset + values.byteLength] };
    offset += values.byteLength;
  }
  const text = Buffer.from(JSON.stringify(header));
  const padded = Buffer.concat([text, Buffer.alloc((8 - (text.length % 8)) % 8, ' ')]);
  const length = Buffer.alloc(lengthBytes);
  length.writeBigUInt64LE(BigInt(padded.length));
  const tensors = [...checkpoint.tensors.values()].map(({ values }) => bytesOf(values));
  return writeWholeFile(path, [length, padded, ...tensors]);
}

/**
 * Reads a file piece by piece, so that it may be larger than any one buffer. Nothing is made room for before the
 * file was seen to be long enough for it.
 * @param only names of the tensors to read; all if left out
 * @throws LabError `data-missing`, or `data-invalid` naming the file and what is wrong with it.
 */
export async function readCheckpoint(path: string, only?: readonly string[]): Promise<Checkpoint> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw new LabError('data-missing', `The checkpoint ${path} cannot be read`, { file: path }, { cause });
  });
  try {
    const { size } = await file.stat();
    const { header, end } = await readHeader(file, path, size);
    const { __metadata__: metadata, ...entries } = header;
    const tensors = new Map<string, StoredTensor>();
    let expected = 0;
    for (const [name, { shape, data_offsets }] of inOrder(entries)) {
      const [from, to] = data_offsets;
      const bytes = shape.reduce((product, side) => product * side, 4);
      if (from !== expected || to - from !== bytes)
        throw invalid(path, `"${name}" does not lie where its shape says`, end + from);
      if (end + to > size) throw invalid(path, `"${name}" is cut off`, size);
      expected = to;
      if (only !== undefined && !only.includes(name)) continue;
      const values = new Float32Array(bytes / 4);
      await readInto(file, bytesOf(values), end + from, path);
      tensors.set(name, { shape, values });
    }
    if (end + expected !== size) throw invalid(path, 'it is longer than its tensors', end + expected);
    return { tensors, metadata };
  } finally {
    await file.close();
  }
}

/** Whether a file is the one that was written: its length and its sha256. @returns what is wrong, or undefined */
export async function checkDigest(path: string, { bytes, sha256 }: WrittenFile): Promise<string | undefined> {
  const size = await stat(path).then(
    (entry) => entry.size,
    () => undefined,
  );
  if (size === undefined) return 'it is gone';
  if (size !== bytes) return `it has ${size} bytes, ${bytes} were written`;
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  } catch (error) {
    return `it cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
  return hash.digest('hex') === sha256 ? undefined : 'its bytes are not those that were written';
}

function invalid(path: string, what: string, byte: number): LabError {
  return new LabError('data-invalid', `The checkpoint ${path} is damaged: ${what}`, { file: path, byte });
}

async function readInto(file: FileHandle, target: Buffer, position: number, path: string): Promise<void> {
  for (let at = 0; at < target.length; ) {
    const length = Math.min(pieceBytes, target.length - at);
    const { bytesRead } = await file.read(target, at, length, position + at);
    if (bytesRead === 0) throw invalid(path, 'it is cut off', position + at);
    at += bytesRead;
  }
}

/** @returns the header, and the byte at which it ends. */
async function readHeader(
  file: FileHandle,
  path: string,
  size: number,
): Promise<{ header: Header; end: number }> {
  if (size < lengthBytes) throw invalid(path, 'it is shorter than its header', 0);
  const length = Buffer.alloc(lengthBytes);
  await readInto(file, length, 0, path);
  const bytes = Number(length.readBigUInt64LE());
  const end = lengthBytes + bytes;
  if (end > size) throw invalid(path, 'its header is cut off', size);
  if (bytes > mostHeaderBytes) throw invalid(path, 'its header is no safetensors header', lengthBytes);
  const text = Buffer.alloc(bytes);
  await readInto(file, text, lengthBytes, path);
  const header = parsedHeader(text.toString('utf8'));
  if (header === undefined) throw invalid(path, 'its header is no safetensors header', lengthBytes);
  return { header, end };
}

/** Tensors as they lie in the file, one after the other. */
function inOrder(entries: Omit<Header, '__metadata__'>): [string, z.infer<typeof entrySchema>][] {
  return Object.entries(entries).sort(
    ([, a], [, b]) => a.data_offsets[0] - b.data_offsets[0] || a.data_offsets[1] - b.data_offsets[1],
  );
}

function parsedHeader(text: string): Header | undefined {
  try {
    return headerSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function bytesOf(values: Float32Array): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
}
