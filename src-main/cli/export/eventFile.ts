import protobuf from 'protobufjs';
import type { MeasuredRun } from './chosenRuns';
import { crc32c } from './crc32c';

/** The parts of tensorflow/core/util/event.proto and framework/summary.proto that a scalar needs. */
const { nested } = protobuf.parse(
  `syntax = "proto3";
  message Value { string tag = 1; float simple_value = 2; }
  message Summary { repeated Value value = 1; }
  message Event { double wall_time = 1; int64 step = 2; string file_version = 3; Summary summary = 5; }`,
  { keepCase: true },
).root;
if (!(nested?.Event instanceof protobuf.Type)) throw new Error('The event message is not read.');

/** One record of an event file. */
export const eventMessage = nested.Event;

/** A checksum as record files have it, rotated so that the checksum of data that holds checksums is none (tensorflow/core/lib/hash/crc32c.h). */
export function maskedChecksum(bytes: Uint8Array): number {
  const sum = crc32c(bytes);
  return (((sum >>> 15) | (sum << 17)) + 0xa282ead8) >>> 0;
}

/** A record of tensorflow/core/lib/io/record_writer.h: length, its checksum, the data, its checksum. */
function record(event: Readonly<Record<string, unknown>>): Buffer {
  const data = eventMessage.encode(eventMessage.fromObject(event)).finish();
  const head = Buffer.alloc(12);
  head.writeBigUInt64LE(BigInt(data.length));
  head.writeUInt32LE(maskedChecksum(head.subarray(0, 8)), 8);
  const foot = Buffer.alloc(4);
  foot.writeUInt32LE(maskedChecksum(data));
  return Buffer.concat([head, data, foot]);
}

/**
 * A run's metrics as an event file of TensorBoard. Points have no time of their own: theirs is the share of the run's
 * seconds that their step is of its steps.
 */
export function eventFile({ run, series }: MeasuredRun): Buffer {
  const start = (run.startedAt ?? run.createdAt) / 1000;
  const timeOf = (step: number) => start + (run.step > 0 ? (run.seconds * step) / run.step : 0);
  const bySteps = new Map<number, { tag: string; simple_value: number }[]>();
  for (const { name, steps, values } of series)
    steps.forEach((step, at) => {
      const known = bySteps.get(step) ?? [];
      known.push({ tag: name, simple_value: values[at] ?? Number.NaN });
      bySteps.set(step, known);
    });
  const events = [...bySteps]
    .sort(([a], [b]) => a - b)
    .map(([step, value]) => record({ wall_time: timeOf(step), step, summary: { value } }));
  return Buffer.concat([record({ wall_time: start, file_version: 'brain.Event:2' }), ...events]);
}
