import { LabError } from '@shared/errors';
import { dataSourceSchema } from '@shared/graph';
import type { FileKind } from '@shared/values/dataFormats';
import { sourceAt } from '@shared/values/dataSource';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { type LoadOptions, loadDataset } from '../load';
import type { Dataset, ImageSet } from '../reading/dataset';

/** A folder that is gone after the test. */
export function scratchFolder(): string {
  const { path, remove } = temporaryFolder();
  onTestFinished(remove);
  return path;
}

/** Loads a source of files; nothing is kept unless a cache is given. */
export function load(
  kind: FileKind,
  directory: string,
  settings: { readonly size?: number; readonly skipUnreadable?: boolean } = {},
  options: LoadOptions = {},
): Promise<Dataset> {
  const source = dataSourceSchema.parse({ ...sourceAt(kind, directory), ...settings });
  return loadDataset(source, { cache: undefined, ...options });
}

/** What a source that is damaged may cost: seconds of processor, whatever else the machine does, and bytes of memory. */
export const mostCost = { seconds: 1, bytes: 200 * 2 ** 20 } as const;

/** The error of some work, undefined if it has none, with the seconds that this process computed meanwhile. */
export async function costOf(
  work: () => Promise<unknown>,
): Promise<{ readonly error: unknown; readonly seconds: number }> {
  const before = process.cpuUsage();
  const error = await work().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const { user, system } = process.cpuUsage(before);
  return { error, seconds: (user + system) / 1e6 };
}

/** The most bytes that this process ever held. */
export function peakMemory(): number {
  return 1_024 * process.resourceUsage().maxRSS;
}

/** The LabError of a load that must fail, as JSON. */
export async function failure(load: Promise<unknown>) {
  const error = await load.then(
    () => new Error('The load did not fail.'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof LabError) return error.toJSON();
  throw error;
}

/** Bytes that differ from their neighbours and from place to place. */
export function patternBytes(length: number, offset = 0): Buffer {
  return Buffer.from(Array.from({ length }, (_, index) => (index * 7 + offset * 13 + (index >> 8)) % 256));
}

/** The pixels of one image, [height, width, channels]. */
export function imageOf(set: ImageSet, index: number): Uint8Array {
  return set.gather([index]);
}

/** The pixels of all images, [count, height, width, channels]. */
export function pixelsOf(set: ImageSet): Uint8Array {
  return set.gather(Int32Array.from({ length: set.count }, (_, index) => index));
}

/** The labels of a set that must have some. */
export function labelsOf(set: ImageSet): number[] {
  if (set.labels === null) throw new Error('The images have no labels.');
  return [...set.labels];
}
