import '@shared/testing/sameProperties';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '@shared/errors';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEmbedding, writeEmbedding } from '../sample';
import { type TemporaryFolder, temporaryFolder } from '../testing/temporaryFolder';
import { readCheckpoint } from '.';

/** Inputs in the suite; npm run torture sets more. */
const inputs = Number(process.env.COLLAPSE_LAB_FUZZ ?? 1_000);
/** Bytes of memory that no input may take, whatever it promises. */
const mostMemory = 300 * 2 ** 20;

function fileOf(header: string, body: Uint8Array): Buffer {
  const text = Buffer.from(header);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, body]);
}

const number = fc.oneof(fc.nat(200), fc.constantFrom(-1, 2 ** 31, 2 ** 53, 1e300, 0.5));
const entry = fc.record({
  dtype: fc.constantFrom('F32', 'F64', 'I64', 'BF16'),
  shape: fc.array(number, { maxLength: 4 }),
  data_offsets: fc.tuple(number, number),
});
const name = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'labels', 'backbone', '__metadata__'),
  fc.string(),
);
const header = fc.oneof(
  fc.dictionary(name, fc.oneof(entry, fc.jsonValue())).map((value) => JSON.stringify(value)),
  fc
    .array(fc.tuple(name, entry))
    .map((all) => `{${all.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join()}}`),
  fc.json(),
  fc.constant('['.repeat(50_000)),
);
const files = fc.oneof(
  fc.tuple(header, fc.uint8Array({ maxLength: 400 })).map(([text, body]) => fileOf(text, body)),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc.tuple(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.uint8Array()).map(([length, body]) => {
    const first = Buffer.alloc(8);
    first.writeBigUInt64LE(length);
    return Buffer.concat([first, body]);
  }),
);

describe('a weights file from anywhere', () => {
  let folder: TemporaryFolder;
  let file: string;
  beforeAll(() => {
    folder = temporaryFolder();
    file = join(folder.path, 'x.safetensors');
  });
  afterAll(() => folder.remove());

  async function readsOrRefuses(bytes: Uint8Array, read: (path: string) => Promise<unknown>): Promise<void> {
    writeFileSync(file, bytes);
    await read(file).catch((error: unknown) => expect(error).toBeInstanceOf(LabError));
    expect(Reflect.get({}, 'shape')).toBeUndefined();
  }

  it('is read or refused with a sentence, as a checkpoint and as an embedding', async () => {
    const before = process.memoryUsage().rss;
    await fc.assert(
      fc.asyncProperty(files, async (bytes) => {
        await readsOrRefuses(bytes, (path) => readCheckpoint(path));
        await readsOrRefuses(bytes, (path) => readEmbedding(path, 'backbone'));
      }),
      { numRuns: inputs },
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(mostMemory);
  }, 600_000);

  it('is read or refused wherever a byte of a right one is changed', async () => {
    const space = { dim: 2, values: Float32Array.of(1, 2, 3, 4) };
    await writeEmbedding(file, {
      step: 3,
      labels: [0, 1],
      classNames: ['a', 'b'],
      spaces: { backbone: space, representation: space },
    });
    const right = readFileSync(file);
    await fc.assert(
      fc.asyncProperty(fc.nat(right.length - 1), fc.nat(255), async (at, byte) => {
        const bytes = Buffer.from(right);
        bytes[at] = byte;
        await readsOrRefuses(bytes, (path) => readEmbedding(path, 'representation'));
      }),
      { numRuns: inputs },
    );
  }, 600_000);
});
