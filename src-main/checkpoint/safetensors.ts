import { createHash } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { LabError } from '@shared/errors';
import { z } from 'zod';

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

/** Length of the header, 8 bytes little-endian, before the header itself (the safetensors format). */
const lengthBytes = 8;

/**
 * Writes a safetensors file: to a temporary name, flushed to disk, then renamed, so that a file under its own
 * name is always whole.
 * @returns its size and sha256
 */
export async function writeCheckpoint(
  path: string,
  checkpoint: Checkpoint,
): Promise<{ bytes: number; sha256: string }> {
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
  const parts = [length, padded, ...[...checkpoint.tensors.values()].map(({ values }) => bytesOf(values))];

  const hash = createHash('sha256');
  const temporary = `${path}.${process.pid}.tmp`;
  const file = await open(temporary, 'w');
  try {
    for (const part of parts) {
      hash.update(part);
      await file.write(part);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  return { bytes: parts.reduce((sum, part) => sum + part.length, 0), sha256: hash.digest('hex') };
}

/** @throws LabError `data-invalid` naming the file and what is wrong with it. */
export async function readCheckpoint(path: string): Promise<Checkpoint> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new LabError('data-missing', `The checkpoint ${path} cannot be read`, { file: path }, { cause });
  });
  const invalid = (what: string, byte: number) =>
    new LabError('data-invalid', `The checkpoint ${path} is damaged: ${what}`, { file: path, byte });
  if (bytes.length < lengthBytes) throw invalid('it is shorter than its header', 0);
  const headerEnd = lengthBytes + Number(bytes.readBigUInt64LE());
  if (headerEnd > bytes.length) throw invalid('its header is cut off', bytes.length);
  const header = parsedHeader(bytes.toString('utf8', lengthBytes, headerEnd));
  if (header === undefined) throw invalid('its header is no safetensors header', lengthBytes);
  const { __metadata__: metadata, ...entries } = header;
  const tensors = new Map<string, StoredTensor>();
  for (const [name, { shape, data_offsets }] of Object.entries(entries)) {
    const [start, end] = [headerEnd + data_offsets[0], headerEnd + data_offsets[1]];
    const expected = shape.reduce((size, side) => size * side, 4);
    if (end > bytes.length || end - start !== expected) throw invalid(`"${name}" is cut off`, bytes.length);
    tensors.set(name, { shape, values: new Float32Array(new Uint8Array(bytes.subarray(start, end)).buffer) });
  }
  return { tensors, metadata };
}

function parsedHeader(text: string): z.infer<typeof headerSchema> | undefined {
  try {
    return headerSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function bytesOf(values: Float32Array): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
}
