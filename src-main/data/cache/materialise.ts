import { createHash } from 'node:crypto';
import { mkdir, statfs } from 'node:fs/promises';
import { LabError, toLabError } from '@shared/errors';
import { formatBytes } from '@shared/numbers';
import { type ImageSet, MemoryImages, tooLarge } from '../reading/dataset';
import { chunkImages, type Remark, type SplitPlan } from '../reading/split';
import { forgetOldest } from './entries';
import { askedIn, bytesIn, type JournalLine, journalLine } from './journal';
import { type PixelFile, readPixels, UnfinishedPixels, wholePixels } from './pixelFile';
import { StoredImages } from './storedImages';

export interface MaterialiseRequest {
  /** Where the pixels are kept; undefined keeps nothing. */
  readonly folder: string | undefined;
  /** What the pixels depend on, as a file name. */
  readonly name: string;
  /** Bytes of a split that is held in memory at most; a larger one is read from the cache, batch by batch. */
  readonly mostMemory: number;
  readonly signal: AbortSignal | undefined;
  /** Called with the images that are there, from 0 to the split's count. */
  readonly progress: (done: number) => void;
}

export interface Materialised {
  /** Without the images that cannot be read. */
  readonly set: ImageSet;
  readonly remarks: readonly Remark[];
  /** sha256 of pixels, labels and shape; equal where the images are, wherever they come from. */
  readonly digest: string;
}

/**
 * The pixels of a split, in memory, or in the cache where they are too many.
 * @throws LabError `data-missing` or `data-invalid`; `data-invalid` too when they fit neither memory nor cache
 */
export async function materialise(plan: SplitPlan, request: MaterialiseRequest): Promise<Materialised> {
  const bytes = plan.count * imageBytes(plan);
  const large = bytes > request.mostMemory;
  if (request.folder !== undefined && (plan.costly || large)) {
    const kept = await keptPixels(plan, { ...request, folder: request.folder }, large);
    if (kept !== undefined) {
      const labels = remainingLabels(plan, kept.lines);
      const count = bytesIn(kept.lines) / imageBytes(plan);
      const shape = { count, height: plan.height, width: plan.width };
      const set = large
        ? new StoredImages(kept.path, labels, shape)
        : new MemoryImages(await readPixels(kept), labels, shape);
      return described(set, kept.lines);
    }
  }
  if (large) throw tooLarge(plan.count, plan.height, plan.width, bytes);
  return inMemory(plan, request);
}

function imageBytes({ height, width }: SplitPlan): number {
  return height * width * 3;
}

async function inMemory(plan: SplitPlan, { signal, progress }: MaterialiseRequest): Promise<Materialised> {
  const parts: Uint8Array[] = [];
  const lines: JournalLine[] = [];
  const size = chunkImages(plan);
  for await (const { pixels, remarks } of plan.chunks(0, size, signal)) {
    signal?.throwIfAborted();
    parts.push(pixels);
    lines.push(journalLine(Math.min(size, plan.count - askedIn(lines)), pixels, remarks));
    progress(askedIn(lines));
  }
  const count = bytesIn(lines) / imageBytes(plan);
  const images = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
  const { height, width } = plan;
  return described(new MemoryImages(images, remainingLabels(plan, lines), { count, height, width }), lines);
}

function described(set: ImageSet, lines: readonly JournalLine[]): Materialised {
  const hash = createHash('sha256').update(`${set.count} ${set.height} ${set.width}`);
  for (const line of lines) hash.update(line.sha256);
  hash.update(
    set.labels === null ? 'unlabelled' : new Uint8Array(set.labels.buffer, 0, set.labels.byteLength),
  );
  return { set, remarks: lines.flatMap(({ remarks }) => remarks), digest: hash.digest('hex') };
}

/** The labels of the images that could be read. */
function remainingLabels({ labels }: SplitPlan, lines: readonly JournalLine[]): Uint16Array | null {
  if (labels === null) return null;
  const lost = new Set<number>();
  for (const { remarks } of lines)
    for (const { kind, index } of remarks) if (kind === 'unreadable') lost.add(index);
  return lost.size === 0 ? labels.slice() : labels.filter((_, index) => !lost.has(index));
}

type KeepRequest = MaterialiseRequest & { readonly folder: string };

/** The cache's file; undefined, said on standard error, where a small one cannot be written. */
async function keptPixels(
  plan: SplitPlan,
  request: KeepRequest,
  needed: boolean,
): Promise<PixelFile | undefined> {
  const verify = needed ? 'some' : 'all';
  const find = () => wholePixels(request.folder, request.name, plan.count, verify);
  const found = await find();
  if (found !== undefined) {
    request.progress(plan.count);
    return found;
  }
  let unfinished: UnfinishedPixels;
  try {
    await mkdir(request.folder, { recursive: true });
    if (needed) await requireSpace(request.folder, plan.count * imageBytes(plan));
    unfinished = await UnfinishedPixels.open(request.folder, request.name);
  } catch (error) {
    if (needed) throw error instanceof LabError ? error : unwritable(request.folder, error);
    process.stderr.write(`The data cache cannot be written: ${toLabError(error).message}\n`);
    return undefined;
  }
  await fill(unfinished, plan, request);
  await forgetOldest(request.folder);
  return find();
}

async function fill(unfinished: UnfinishedPixels, plan: SplitPlan, request: KeepRequest): Promise<void> {
  const size = chunkImages(plan);
  try {
    const start = askedIn(unfinished.lines);
    request.progress(start);
    for await (const { pixels, remarks } of plan.chunks(start, size, request.signal)) {
      request.signal?.throwIfAborted();
      const asked = askedIn(unfinished.lines);
      const line = journalLine(Math.min(size, plan.count - asked), pixels, remarks);
      await unfinished.add(pixels, line).catch((cause: unknown) => {
        throw unwritable(request.folder, cause);
      });
      request.progress(asked + line.asked);
    }
  } catch (error) {
    await unfinished.close();
    throw error;
  }
  await unfinished.finish();
}

function unwritable(folder: string, cause: unknown): LabError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new LabError(
    'data-invalid',
    `The data cache ${folder} cannot be written: ${reason}. COLLAPSE_LAB_CACHE names another folder for it.`,
    { file: folder },
    { cause },
  );
}

async function requireSpace(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize > bytes) return;
  throw new LabError(
    'data-invalid',
    `The images take ${formatBytes(bytes)} in the data cache ${folder}, where ${formatBytes(bavail * bsize)} are free. COLLAPSE_LAB_CACHE names another folder for it.`,
    { file: folder },
  );
}
