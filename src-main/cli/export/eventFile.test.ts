import { runSchema } from '@shared/api';
import { describe, expect, it } from 'vitest';
import { crc32c } from './crc32c';
import { eventFile, eventMessage, maskedChecksum } from './eventFile';

const run = runSchema.parse({
  ...{ trainsOn: 'local', workerLabel: null, place: null, waitsFor: null },
  ...{ id: 'r1', number: 3, name: 'SimSiam', preset: null, architecture: 'a', status: 'finished' },
  ...{
    activity: null,
    step: 10,
    totalSteps: 10,
    seed: 0,
    createdAt: 1_000,
    startedAt: 2_000,
    endedAt: 9_000,
  },
  ...{ seconds: 5, imagesPerSecond: null, verdict: null, headline: {}, primaryTap: null, backend: null },
  ...{ execution: null, error: null, note: '' },
});

/** The records of a file as its format says, each checked by its sums. */
function recordsOf(file: Buffer): unknown[] {
  const records: unknown[] = [];
  for (let at = 0; at < file.length; ) {
    const length = Number(file.readBigUInt64LE(at));
    expect(file.readUInt32LE(at + 8)).toBe(maskedChecksum(file.subarray(at, at + 8)));
    const data = file.subarray(at + 12, at + 12 + length);
    expect(file.readUInt32LE(at + 12 + length)).toBe(maskedChecksum(data));
    records.push(eventMessage.toObject(eventMessage.decode(data), { longs: Number }));
    at += 16 + length;
  }
  return records;
}

describe('an event file of TensorBoard', () => {
  it('has checksums of the Castagnoli polynomial', () => {
    // The check value of CRC-32C, and RFC 3720's of 32 bytes of zero.
    expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283);
    expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
  });

  it('begins with its version and has an event for each step, with the metrics of that step', () => {
    const series = [
      { name: 'train/loss', steps: [0, 10], values: [0.5, -0.25] },
      { name: 'projector/m_o', steps: [10], values: [0.125] },
    ];
    expect(recordsOf(eventFile({ run, series }))).toEqual([
      { wall_time: 2, file_version: 'brain.Event:2' },
      { wall_time: 2, summary: { value: [{ tag: 'train/loss', simple_value: 0.5 }] } },
      {
        wall_time: 7,
        step: 10,
        summary: {
          value: [
            { tag: 'train/loss', simple_value: -0.25 },
            { tag: 'projector/m_o', simple_value: 0.125 },
          ],
        },
      },
    ]);
  });
});
