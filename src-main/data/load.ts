import { createHash } from 'node:crypto';
import type { DataRecord } from '@shared/data';
import type { DataSource } from '@shared/graph';
import { sideOf } from '@shared/values/dataSource';
import { dataCacheFolder } from '../environment/folders';
import { type Materialised, materialise } from './cache/materialise';
import { embeddedState, openEmbedded, openFormat } from './formats';
import { type Dataset, type ImageSet, labelledSplits } from './reading/dataset';
import type { OpenedData, Remark, SplitPlan } from './reading/split';
import { stateOfFiles } from './state';
import { UnreadableImages } from './unreadable';

export interface LoadOptions {
  /** Where pixels that took long to make, or are too many for memory, are kept; undefined keeps nothing. */
  readonly cache?: string | undefined;
  /** Aborting rejects the load with the signal's reason; what was decoded is gone on with the next time. */
  readonly signal?: AbortSignal | undefined;
  /** Bytes of a split that is held in memory at most. */
  readonly mostMemory?: number | undefined;
  readonly progress?: ((done: number, total: number) => void) | undefined;
}

/** A larger split is read from the cache, batch by batch: all that people train here in minutes stays in memory. */
const mostMemory = 2 ** 29;

/** Part of the cache's names: goes up with every change that changes a pixel. */
const decoderVersion = 3;

/**
 * Loads a dataset; directories must be absolute. What takes long to make is kept in the cache folder.
 * @throws LabError `data-missing` or `data-invalid` that names the file and, where there is one, the byte;
 * UnreadableImages where images cannot be read and the source does not say to go on without them
 */
export async function loadDataset(source: DataSource, options: LoadOptions = {}): Promise<Dataset> {
  const settings = { cache: dataCacheFolder(), mostMemory, ...options };
  const opened = await openSource(source, settings.signal);
  const state = await stateOf(source, opened, settings.signal);
  const splits = splitsOf(opened);
  const total = splits.reduce((sum, [, { count }]) => sum + count, 0);
  const made = new Map<SplitName, Materialised>();
  let before = 0;
  for (const [name, plan] of splits) {
    const done = before;
    made.set(
      name,
      await materialise(plan, {
        folder: settings.cache,
        name: digest(`${decoderVersion} ${state} ${sideOf(source)} ${name} ${plan.count}`).slice(0, 32),
        mostMemory: settings.mostMemory ?? mostMemory,
        signal: settings.signal,
        progress: (images) => settings.progress?.(done + images, total),
      }),
    );
    before += plan.count;
  }
  const remarks = [...made.values()].flatMap((split) => split.remarks);
  const unreadable = remarks.filter(({ kind }) => kind === 'unreadable');
  if (unreadable.length > 0 && !('skipUnreadable' in source && source.skipUnreadable === true))
    throw new UnreadableImages(unreadable, total);
  return datasetOf(opened, state, made, remarks);
}

/** The digest of a source's files as they are now, as a run's record has it. @throws LabError as loadDataset does. */
export async function stateOfSource(source: DataSource): Promise<string> {
  return stateOf(source, await openSource(source));
}

type SplitName = DataRecord['splits'][number]['name'];

async function openSource(source: DataSource, signal?: AbortSignal): Promise<OpenedData> {
  return source.kind === 'embedded'
    ? openEmbedded(source)
    : openFormat[source.kind]({ path: source.directory, side: sideOf(source), signal });
}

async function stateOf(source: DataSource, { files }: OpenedData, signal?: AbortSignal): Promise<string> {
  return source.kind === 'embedded' ? digest(embeddedState(source)) : stateOfFiles(files, signal);
}

function splitsOf({ train, bank, test }: OpenedData): [SplitName, SplitPlan][] {
  return [
    ['train', train],
    ...(bank === undefined ? [] : [['bank', bank] as [SplitName, SplitPlan]]),
    ['test', test],
  ];
}

function datasetOf(
  { name, classNames, notes }: OpenedData,
  state: string,
  made: ReadonlyMap<SplitName, Materialised>,
  remarks: readonly Remark[],
): Dataset {
  const train = made.get('train');
  const test = made.get('test');
  if (train === undefined || test === undefined)
    throw new RangeError('A dataset has images to train on and to test on.');
  const bank = made.get('bank') ?? train;
  const count = (kind: Remark['kind']) => remarks.filter((remark) => remark.kind === kind).length;
  const record: DataRecord = {
    name,
    fingerprint: digest([...made.values()].map((split) => split.digest).join(' ')),
    state,
    height: train.set.height,
    width: train.set.width,
    classNames: [...classNames],
    splits: [...made].map(([split, { set }]) => ({
      name: split,
      images: set.count,
      perClass: perClass(set, classNames.length),
    })),
    unreadable: count('unreadable'),
    warnings: count('warning'),
    remarks: remarks.slice(0, mostRemarks).map(({ kind, file, what }) => ({ kind, text: `${file} ${what}` })),
    notes: [...notes],
  };
  return {
    name,
    classNames,
    train: train.set,
    test: test.set,
    labelled: labelledSplits(classNames, bank.set, test.set),
    record,
  };
}

/** Remarks that a record holds in words. */
const mostRemarks = 50;

function perClass({ labels }: ImageSet, classes: number): number[] | null {
  if (labels === null) return null;
  const counts = new Array<number>(classes).fill(0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
