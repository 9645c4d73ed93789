import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { grouped, invalid } from '../reading/invalid';

/** Nothing of the MNIST family is larger unpacked; a file that is would only fill the memory. */
const mostBytes = 2 ** 31;

/** Damage is located to a block of this size. */
const blockBytes = 4_096;

function* blocks(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += blockBytes)
    yield bytes.subarray(start, start + blockBytes);
}

/**
 * Unpacks a .gz file.
 * @throws LabError `data-invalid` with the byte of the packed file: its end where it is cut off, else the beginning
 * of the block that is damaged.
 */
export async function gunzip(file: string, packed: Uint8Array, signal?: AbortSignal): Promise<Uint8Array> {
  const stream = createGunzip();
  const chunks: Uint8Array[] = [];
  let size = 0;
  async function collect(unpacked: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const chunk of unpacked) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > mostBytes) throw new Error(`it unpacks to more than ${grouped(mostBytes)} bytes`);
    }
  }
  try {
    await pipeline(blocks(packed), stream, collect, signal === undefined ? {} : { signal });
  } catch (cause) {
    signal?.throwIfAborted();
    const cutOff = cause instanceof Error && 'code' in cause && cause.code === 'Z_BUF_ERROR';
    const byte = cutOff ? packed.length : stream.bytesWritten;
    const what = cutOff
      ? 'it is cut off'
      : `${cause instanceof Error ? cause.message : String(cause)}, after`;
    throw invalid(
      file,
      `cannot be unpacked: ${what} at byte ${grouped(byte)}. Copy it again.`,
      { byte },
      cause,
    );
  }
  return Buffer.concat(chunks);
}
