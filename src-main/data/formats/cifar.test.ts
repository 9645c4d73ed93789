import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failure, imageOf, labelsOf, load, patternBytes, scratchFolder } from '../testing';

const names10 = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'];

function record(labels: readonly number[], offset: number): Buffer {
  return Buffer.concat([Buffer.from(labels), patternBytes(3_072, offset)]);
}

function cifar10Folder(): string {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'batches.meta.txt'), `${names10.join('\n')}\n\n`);
  writeFileSync(join(folder, 'data_batch_1.bin'), Buffer.concat([record([3], 1), record([9], 2)]));
  writeFileSync(join(folder, 'data_batch_2.bin'), record([0], 3));
  writeFileSync(join(folder, 'test_batch.bin'), record([5], 4));
  return folder;
}

describe('CIFAR-10', () => {
  it('reads every batch that is there, in order, with labels and names', async () => {
    const { name, train, test, classNames } = await load('cifar10', cifar10Folder());
    expect(name).toBe('CIFAR-10');
    expect(classNames).toEqual(names10);
    expect(train).toMatchObject({ count: 3, height: 32, width: 32, channels: 3 });
    expect(labelsOf(train)).toEqual([3, 9, 0]);
    expect(labelsOf(test)).toEqual([5]);
  });

  it('turns colour planes into pixels', async () => {
    const { train } = await load('cifar10', cifar10Folder());
    const planes = patternBytes(3_072, 2);
    const image = imageOf(train, 1);
    for (const [row, column] of [
      [0, 0],
      [0, 1],
      [5, 31],
      [31, 31],
    ] as const) {
      const pixel = row * 32 + column;
      const expected = [planes[pixel], planes[1_024 + pixel], planes[2_048 + pixel]];
      expect([...image.subarray(3 * pixel, 3 * pixel + 3)]).toEqual(expected);
    }
  });

  it('numbers the classes where the file of names is not there', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'data_batch_5.bin'), record([1], 1));
    writeFileSync(join(folder, 'test_batch.bin'), record([1], 1));
    expect((await load('cifar10', folder)).classNames).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
    ]);
  });

  it('names file and byte where a file is cut off', async () => {
    const folder = cifar10Folder();
    const file = join(folder, 'data_batch_2.bin');
    writeFileSync(file, Buffer.concat([record([0], 3), record([1], 3).subarray(0, 1_000)]));
    const error = await failure(load('cifar10', folder));
    expect(error).toMatchObject({ code: 'data-invalid', where: { file, byte: 4_073 } });
    expect(error.message).toContain('ends at byte 4,073, inside record 2 of 3,073 bytes');
  });

  it('names file and byte of a label that is no class', async () => {
    const folder = cifar10Folder();
    const file = join(folder, 'data_batch_1.bin');
    writeFileSync(file, Buffer.concat([record([9], 1), record([10], 1)]));
    const error = await failure(load('cifar10', folder));
    expect(error).toMatchObject({ code: 'data-invalid', where: { file, byte: 3_073 } });
    expect(error.message).toContain('has label 10 in record 2; labels go from 0 to 9');
  });

  it('refuses an empty file and a wrong number of names', async () => {
    const folder = cifar10Folder();
    const file = join(folder, 'batches.meta.txt');
    writeFileSync(file, `${names10.slice(0, 4).join('\n')}\n`);
    expect(await failure(load('cifar10', folder))).toMatchObject({
      code: 'data-invalid',
      where: { file, line: 5 },
    });
    writeFileSync(file, `${[...names10, 'spare'].join('\n')}\n`);
    expect(await failure(load('cifar10', folder))).toMatchObject({ where: { file, line: 11 } });
    writeFileSync(file, names10.join('\n'));
    const test = join(folder, 'test_batch.bin');
    writeFileSync(test, '');
    expect(await failure(load('cifar10', folder))).toMatchObject({
      code: 'data-invalid',
      where: { file: test, byte: 0 },
    });
  });

  it("says which file a folder lacks, and looks into the archive's own folder", async () => {
    const folder = scratchFolder();
    const inner = join(folder, 'cifar-10-batches-bin');
    mkdirSync(inner);
    expect(await failure(load('cifar10', folder))).toMatchObject({
      code: 'data-missing',
      where: { file: join(inner, 'data_batch_*') },
    });
    for (const name of ['data_batch_1.bin', 'test_batch.bin'])
      writeFileSync(join(inner, name), record([3], 1));
    expect(await load('cifar10', folder)).toMatchObject({ train: { count: 1 } });
    const gone = join(folder, 'gone');
    expect(await failure(load('cifar10', gone))).toMatchObject({
      code: 'data-missing',
      where: { file: gone },
    });
  });
});

describe('CIFAR-100', () => {
  function cifar100Folder(labels: readonly number[]): string {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'train.bin'), record(labels, 1));
    writeFileSync(join(folder, 'test.bin'), record(labels, 1));
    return folder;
  }

  it('takes the fine label, the second byte', async () => {
    const { train, classNames, name } = await load('cifar100', cifar100Folder([19, 99]));
    expect(name).toBe('CIFAR-100');
    expect(labelsOf(train)).toEqual([99]);
    expect(classNames).toHaveLength(100);
    expect(imageOf(train, 0)[3]).toBe(patternBytes(3_072, 1)[1]);
  });

  it('names the byte of a fine label that is no class', async () => {
    const folder = cifar100Folder([0, 100]);
    expect(await failure(load('cifar100', folder))).toMatchObject({
      where: { file: join(folder, 'train.bin'), byte: 1 },
    });
  });

  it('recognises files of CIFAR-10 by their size', async () => {
    const folder = cifar100Folder([0, 0]);
    writeFileSync(join(folder, 'train.bin'), record([3], 1));
    expect((await failure(load('cifar100', folder))).message).toContain('fits the records of CIFAR-10');
  });
});
