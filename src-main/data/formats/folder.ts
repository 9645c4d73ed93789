import { basename, join, sep } from 'node:path';
import { LabError } from '@shared/errors';
import { decodedPlan, UnreadableFile } from '../reading/decoded';
import { readBytes } from '../reading/files';
import type { OpenFormat, OpenRequest } from '../reading/request';
import type { SplitPlan } from '../reading/split';
import type { ListedSplit } from './folder/assemble';
import { listFolder } from './folder/listing';

/** A folder of images as listFolder finds them, each scaled to cover a square of the size asked for. */
export const openFolder: OpenFormat = async (request) => {
  const { path, signal } = request;
  const { classNames, train, test, beside, notes } = await listFolder(path, signal);
  return {
    name: basename(path),
    classNames,
    train: planOf(train, request),
    test: planOf(test, request),
    files: (function* () {
      for (const file of beside) yield file;
      for (const split of [train, test]) for (const file of split.files) yield `${path}${sep}${file}`;
    })(),
    notes,
  };
};

function planOf({ files, labels }: ListedSplit, { path, side }: OpenRequest): SplitPlan {
  return decodedPlan({
    count: files.length,
    side,
    labels,
    stored: async function* (start, signal) {
      for (let index = start; index < files.length; index += 1) {
        const file = join(path, files[index] ?? '');
        yield async () => ({ file, bytes: await readImage(file, signal) });
      }
    },
  });
}

async function readImage(file: string, signal?: AbortSignal): Promise<Uint8Array> {
  try {
    return await readBytes(file, signal);
  } catch (thrown) {
    if (!(thrown instanceof LabError)) throw thrown;
    throw new UnreadableFile(file, `cannot be read: ${thrown.message}`);
  }
}
