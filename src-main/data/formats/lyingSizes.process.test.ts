import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { constants, crc32, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { LabError } from '@shared/errors';
import type { FileKind } from '@shared/values/dataFormats';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { costOf, load, mostCost, peakMemory, scratchFolder } from '../testing';

/** Loads what promises more than it holds: a sentence is due, at little cost. */
async function refused(kind: FileKind, folder: string): Promise<string> {
  const before = process.memoryUsage().rss;
  const { error, seconds } = await costOf(() => load(kind, folder, kind === 'idx' ? {} : { size: 16 }));
  expect(error).toBeInstanceOf(LabError);
  expect(seconds).toBeLessThan(mostCost.seconds);
  expect(peakMemory() - before).toBeLessThan(mostCost.bytes);
  return error instanceof LabError ? error.message : '';
}

function put(folder: string, files: Readonly<Record<string, Buffer>>): string {
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}

/** Fields of fixed width, one after the other. */
function fields(endian: 'big' | 'little', ...values: readonly (readonly [bits: 16 | 32, value: number])[]) {
  return Buffer.concat(
    values.map(([bits, value]) => {
      const field = Buffer.alloc(bits / 8);
      if (bits === 16) endian === 'big' ? field.writeUInt16BE(value) : field.writeUInt16LE(value);
      else endian === 'big' ? field.writeUInt32BE(value) : field.writeUInt32LE(value);
      return field;
    }),
  );
}

describe('an image that promises more pixels than its bytes can hold', () => {
  const small = () => sharp({ create: { width: 24, height: 24, channels: 3, background: '#c82828' } });
  async function besideGood(name: string, bad: Buffer): Promise<string> {
    const good = await small().png().toBuffer();
    return put(scratchFolder(), { 'a/0.png': good, 'a/1.png': good, 'b/0.png': good, [name]: bad });
  }

  it.each([
    ['png', 4_000],
    ['png', 16_000],
    ['png', 60_000],
    ['jpg', 4_000],
    ['jpg', 16_000],
    ['jpg', 60_000],
    ['progressive.jpg', 16_000],
    ['webp', 4_000],
    ['webp', 16_000],
  ] as const)('%s, %d pixels a side', async (kind, side) => {
    const bytes = Buffer.from(
      kind === 'png'
        ? await small().png().toBuffer()
        : kind === 'webp'
          ? await small().webp().toBuffer()
          : await small()
              .jpeg({ progressive: kind.startsWith('progressive') })
              .toBuffer(),
    );
    if (kind === 'png') {
      bytes.writeUInt32BE(side, 16);
      bytes.writeUInt32BE(side, 20);
      bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
    } else if (kind === 'webp') {
      bytes.writeUInt16LE(side, 26);
      bytes.writeUInt16LE(side, 28);
    } else {
      const frame = bytes.indexOf(Buffer.from([0xff, kind.startsWith('progressive') ? 0xc2 : 0xc0]));
      bytes.writeUInt16BE(side, frame + 5);
      bytes.writeUInt16BE(side, frame + 7);
    }
    expect(await refused('folder', await besideGood(`b/bad.${kind}`, bytes))).toContain(`bad.${kind}`);
  });

  it('though all of them are there, packed to nothing', async () => {
    const side = 16_000;
    const chunk = (type: string, data: Buffer) => {
      const named = Buffer.concat([Buffer.from(type), data]);
      return Buffer.concat([fields('big', [32, data.length]), named, fields('big', [32, crc32(named)])]);
    };
    // One bit a pixel, grey.
    const bomb = Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', Buffer.concat([fields('big', [32, side], [32, side]), Buffer.from([1, 0, 0, 0, 0])])),
      chunk('IDAT', deflateSync(Buffer.alloc(side * (1 + side / 8)))),
      chunk('IEND', Buffer.alloc(0)),
    ]);
    expect(await refused('folder', await besideGood('b/bomb.png', bomb))).toContain('bomb.png');
  });
});

describe('a packed file that unpacks to more than it should', () => {
  const zeros = 2 ** 29;
  const piece = Buffer.alloc(2 ** 20);
  /** The bytes, packed, and so many zeros after them, of which no more than a piece is ever held. */
  const gzipped = (bytes: Buffer, after = 0) =>
    Buffer.concat([gzipSync(bytes), ...Array<Buffer>(after / piece.length).fill(gzipSync(piece))]);
  const imageHead = (count: number) => fields('big', [32, 0x803], [32, count], [32, 28], [32, 28]);
  const images = (count: number) => Buffer.concat([imageHead(count), Buffer.alloc(count * 784, 9)]);
  const labels = (count: number) =>
    Buffer.concat([fields('big', [32, 0x801], [32, count]), Buffer.alloc(count, 1)]);
  const family = (trainImages: Buffer, trainLabels: Buffer) => ({
    'train-images-idx3-ubyte.gz': trainImages,
    'train-labels-idx1-ubyte.gz': trainLabels,
    't10k-images-idx3-ubyte': images(2),
    't10k-labels-idx1-ubyte': labels(2),
  });

  it('images of MNIST that go on and on', async () => {
    const files = family(gzipped(images(4), zeros), gzipped(labels(4)));
    expect(await refused('idx', put(scratchFolder(), files))).toContain('goes on after byte');
  });

  it('labels of MNIST that go on and on', async () => {
    const files = family(gzipped(images(4)), gzipped(labels(4), zeros));
    expect(await refused('idx', put(scratchFolder(), files))).toContain('goes on after byte');
  });

  it('labels of MNIST for as many images as the header promises, of which there are four', async () => {
    const files = family(
      gzipped(Buffer.concat([imageHead(zeros), Buffer.alloc(4 * 784)])),
      gzipped(fields('big', [32, 0x801], [32, zeros]), zeros),
    );
    expect(await refused('idx', put(scratchFolder(), files))).toContain('cannot hold');
  });

  /** An .npz of one packed array whose header is as told. */
  function npz(shape: string, after: number): Buffer {
    const header = `{'descr': '|u1', 'fortran_order': False, 'shape': (${shape}), }`;
    const head = Buffer.concat([
      Buffer.from('\x93NUMPY\x01\x00', 'latin1'),
      fields('little', [16, header.length]),
      Buffer.from(header, 'latin1'),
    ]);
    const part = (bytes: Buffer) => deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
    const packed = Buffer.concat([
      part(head),
      ...Array<Buffer>(after / piece.length).fill(part(piece)),
      deflateRawSync(Buffer.alloc(0)),
    ]);
    const name = Buffer.from('x_train.npy');
    const facts = fields(
      'little',
      [16, 20],
      [16, 0],
      [16, 8],
      [32, 0],
      [32, 0],
      [32, packed.length],
      [32, head.length + after],
      [16, name.length],
      [16, 0],
    );
    const local = Buffer.concat([fields('little', [32, 0x04034b50]), facts, name, packed]);
    const central = Buffer.concat([
      fields('little', [32, 0x02014b50], [16, 20]),
      facts,
      fields('little', [16, 0], [16, 0], [16, 0], [32, 0], [32, 0]),
      name,
    ]);
    const end = fields(
      'little',
      [32, 0x06054b50],
      [16, 0],
      [16, 0],
      [16, 1],
      [16, 1],
      [32, central.length],
      [32, local.length],
      [16, 0],
    );
    return Buffer.concat([local, central, end]);
  }

  it('an .npz of 400 million images that holds zeros for a thousandth of them', async () => {
    const folder = put(scratchFolder(), { 'data.npz': npz('400000000, 28, 28', 2 ** 28) });
    expect(await refused('npz', folder)).toContain('data.npz is damaged');
  });
});
