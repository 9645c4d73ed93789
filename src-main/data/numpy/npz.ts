import { basename } from 'node:path';
import { createInflateRaw } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { plainRange, unpackedRange } from '../reading/byteSource';
import { statusOf } from '../reading/files';
import { invalid } from '../reading/invalid';
import { type NpyArray, openNpy } from './npy';

/** The arrays of an .npz file by their names, `train_images`; those that hold no numbers are left out. */
export async function openNpz(file: string, signal?: AbortSignal): Promise<Map<string, NpyArray>> {
  await statusOf(file);
  const arrays = new Map<string, NpyArray>();
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(file);
    for await (const entry of zip.eachEntry()) {
      signal?.throwIfAborted();
      if (!entry.fileName.endsWith('.npy')) continue;
      const name = entry.fileName.slice(0, -4);
      const array = await openEntry(file, zip, entry, `${basename(file)}, array ${name}`, signal);
      if (array !== undefined) arrays.set(name, array);
    }
  } catch (cause) {
    signal?.throwIfAborted();
    if (!(cause instanceof Error) || cause.name === 'LabError') throw cause;
    throw invalid(file, `cannot be unpacked: ${cause.message}. Copy it again.`, {}, cause);
  } finally {
    zip?.close();
  }
  return arrays;
}

async function openEntry(file: string, zip: ZipFile, entry: Entry, called: string, signal?: AbortSignal) {
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  const { compressionMethod, compressedSize } = entry;
  if (compressionMethod === 0)
    return openNpy(plainRange(file, fileDataStart, compressedSize), called, signal);
  if (compressionMethod !== 8) throw invalid(file, `packs ${called} in a way that is not read.`, {});
  const range = { file, start: fileDataStart, length: compressedSize };
  return openNpy(unpackedRange(range, createInflateRaw), called, signal);
}
