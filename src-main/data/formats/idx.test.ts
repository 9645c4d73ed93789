import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { failure, imageOf, labelsOf, load, patternBytes, scratchFolder } from '../testing';

function header(...words: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * words.length);
  for (const [index, word] of words.entries()) bytes.writeUInt32BE(word, 4 * index);
  return bytes;
}

function images(count: number, offset: number, side = 28): Buffer {
  return Buffer.concat([header(0x803, count, side, side), patternBytes(count * side * side, offset)]);
}

function labels(...values: readonly number[]): Buffer {
  return Buffer.concat([header(0x801, values.length), Buffer.from(values)]);
}

const parts = {
  'train-images-idx3-ubyte': images(3, 1),
  'train-labels-idx1-ubyte': labels(2, 0, 3),
  't10k-images-idx3-ubyte': images(2, 2),
  't10k-labels-idx1-ubyte': labels(3, 2),
};

/** Files by name; those that are not given are whole. */
function idxFolder(changed: Partial<Record<keyof typeof parts, Buffer>> = {}): string {
  const folder = scratchFolder();
  for (const [name, bytes] of Object.entries({ ...parts, ...changed }))
    writeFileSync(join(folder, name), bytes);
  return folder;
}

describe('the MNIST family', () => {
  it('repeats grey to three channels and keeps the labels', async () => {
    const { train, test, classNames } = await load('idx', idxFolder());
    expect(train).toMatchObject({ count: 3, height: 28, width: 28, channels: 3 });
    expect(labelsOf(train)).toEqual([2, 0, 3]);
    expect(labelsOf(test)).toEqual([3, 2]);
    expect(classNames).toEqual(['0', '1', '2', '3']);
    const grey = patternBytes(3 * 784, 1).subarray(784, 2 * 784);
    expect([...imageOf(train, 1)]).toEqual([...grey].flatMap((value) => [value, value, value]));
  });

  it('reads packed files and other spellings of their names to the same data', async () => {
    const packed = scratchFolder();
    const spelling: Record<keyof typeof parts, string> = {
      'train-images-idx3-ubyte': 'kmnist-train-images-idx3-ubyte.gz',
      'train-labels-idx1-ubyte': 'kmnist-train-labels-idx1-ubyte.gz',
      't10k-images-idx3-ubyte': 'kmnist-test-images-idx3-ubyte.gz',
      't10k-labels-idx1-ubyte': 't10k-labels.idx1-ubyte.gz',
    };
    for (const [name, bytes] of Object.entries(parts))
      writeFileSync(join(packed, spelling[name as keyof typeof parts]), gzipSync(bytes));
    const plain = await load('idx', idxFolder());
    const { train, test } = await load('idx', packed);
    expect({ train, test }).toEqual({ train: plain.train, test: plain.test });
  });

  it('names file and byte where a plain file is cut off', async () => {
    const folder = idxFolder({ 'train-images-idx3-ubyte': images(3, 1).subarray(0, 1_000) });
    const error = await failure(load('idx', folder));
    const file = join(folder, 'train-images-idx3-ubyte');
    expect(error).toMatchObject({ code: 'data-invalid', where: { file, byte: 1_000 } });
    expect(error.message).toContain('promises 2,368 bytes, it ends at byte 1,000');
    const short = idxFolder({ 't10k-labels-idx1-ubyte': labels(3, 2).subarray(0, 5) });
    expect(await failure(load('idx', short))).toMatchObject({ where: { byte: 5 } });
  });

  it('names file and byte where a packed file is cut off or damaged', async () => {
    const packed = gzipSync(images(51, 1), { level: 0 });
    for (const [bytes, byte] of [
      [packed.subarray(0, 200), 200],
      [Buffer.from(packed).fill(0xff, 10, 20), 0],
      [Buffer.from(packed).fill(0xff, packed.length - 8), 9 * 4_096],
    ] as const) {
      const folder = idxFolder({
        'train-labels-idx1-ubyte': labels(...Array.from({ length: 51 }, (_, index) => 2 + (index % 2))),
      });
      rmSync(join(folder, 'train-images-idx3-ubyte'));
      const file = join(folder, 'train-images-idx3-ubyte.gz');
      writeFileSync(file, bytes);
      expect(await failure(load('idx', folder))).toMatchObject({
        code: 'data-invalid',
        where: { file, byte },
      });
    }
  });

  it('prefers a plain file to its packed twin, and refuses two datasets in one folder', async () => {
    const folder = idxFolder();
    writeFileSync(join(folder, 'train-images-idx3-ubyte.gz'), 'damaged');
    expect(await load('idx', folder)).toMatchObject({ train: { count: 3 } });
    for (const [name, bytes] of Object.entries(parts)) writeFileSync(join(folder, `qmnist-${name}`), bytes);
    const both = await failure(load('idx', folder));
    expect(both.message).toContain('holds 2 data sets: qmnist, one without a name');
    expect(await load('idx', join(folder, 'qmnist'))).toMatchObject({ train: { count: 3 }, name: 'qmnist' });
  });

  it('refuses a wrong magic number, naming what it found', async () => {
    const folder = idxFolder({ 'train-images-idx3-ubyte': labels(1, 2, 3, 4, 5, 6, 7, 8, 9) });
    const error = await failure(load('idx', folder));
    expect(error).toMatchObject({ code: 'data-invalid', where: { byte: 0 } });
    expect(error.message).toContain('0x00000801');
    expect(error.message).toContain('0x00000803');
  });

  it('refuses bytes after the end, another size and an empty set', async () => {
    const long = idxFolder({ 'train-labels-idx1-ubyte': Buffer.concat([labels(2, 0, 3), Buffer.from([1])]) });
    expect(await failure(load('idx', long))).toMatchObject({ where: { byte: 11 } });
    const large = idxFolder({ 'train-images-idx3-ubyte': images(3, 1, 32) });
    expect((await failure(load('idx', large))).message).toContain(
      '32 x 32 pixels; the MNIST family has 28 x 28',
    );
    const none = idxFolder({ 'train-images-idx3-ubyte': images(0, 1) });
    expect(await failure(load('idx', none))).toMatchObject({ where: { byte: 4 } });
  });

  it('refuses labels that do not fit the images or that were never trained on', async () => {
    const few = idxFolder({ 'train-labels-idx1-ubyte': labels(2, 0) });
    const error = await failure(load('idx', few));
    expect(error.message).toContain('has 2 labels for the 3 images of train-images-idx3-ubyte');
    const stray = idxFolder({ 't10k-labels-idx1-ubyte': labels(3, 7) });
    expect(await failure(load('idx', stray))).toMatchObject({
      code: 'data-invalid',
      where: { file: join(stray, 't10k-labels-idx1-ubyte'), byte: 9 },
    });
  });

  it('says which file a folder lacks', async () => {
    const folder = scratchFolder();
    expect(await failure(load('idx', folder))).toMatchObject({
      code: 'data-missing',
      where: { file: join(folder, 'train-images-idx3-ubyte') },
    });
  });
});
