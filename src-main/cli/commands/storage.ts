import { type CallInput, type StorageReport, type StorageUse, storageSettingsSchema } from '@shared/api';
import { formatBytes, readNumber } from '@shared/numbers';
import { type Command, InvalidArgumentError } from 'commander';
import { type OpenLab, withLab } from '../lab/withLab';
import { integerOption } from '../options/options';
import { say, sayJson } from '../output/output';
import { type Column, table } from '../output/table';

type Change = CallInput<'storage.set'>;

/** Commander makes an empty text of null. */
type OrNone = number | 'none';

interface StorageOptions {
  readonly keepNewest?: number;
  readonly keepBest?: boolean;
  readonly keepEvery?: OrNone;
  readonly checkpointsLimit?: OrNone;
  readonly cacheLimit?: OrNone;
  readonly resumeAtStart?: boolean;
  readonly json?: boolean;
}

/** What the lab takes on the disk, and what of it is kept. */
export function addStorage(program: Command, open: OpenLab): void {
  const { keepNewest } = storageSettingsSchema.shape;
  program
    .command('storage')
    .description('show what the lab takes on the disk, and set what is kept')
    .option(
      '--keep-newest <number>',
      'checkpoints of each run: so many of the newest',
      integerOption(keepNewest.unwrap().minValue ?? 1, keepNewest.unwrap().maxValue ?? 1),
    )
    .option('--keep-best', 'the one with the best kNN accuracy too')
    .option('--no-keep-best', 'not the best one')
    .option('--keep-every <steps>', 'those of every so many steps too, or none', orNone(wholeSteps))
    .option(
      '--checkpoints-limit <GB>',
      'what all checkpoints may take, or none; those of runs long over go first',
      orNone(gigabytes),
    )
    .option(
      '--cache-limit <GB>',
      'what cached images may take, or none; those unused for longest go first',
      orNone(gigabytes),
    )
    .option('--resume-at-start', 'go on with interrupted runs where a lab is served or a window opens')
    .option('--no-resume-at-start', 'leave interrupted runs until somebody resumes them')
    .option('--json', 'one JSON object on standard output, and nothing else')
    .action(async ({ json = false, ...options }: StorageOptions) => {
      const change = changeOf(options);
      const report = await withLab(open, ({ call }) =>
        Object.keys(change).length === 0 ? call('storage.get', {}) : call('storage.set', change),
      );
      if (json) sayJson(report);
      else say(described(report));
    });
}

const wholeSteps = integerOption(1, 1_000_000_000);

/** Reads a number of GB. */
function gigabytes(text: string): number {
  const reading = readNumber(text, 'decimal');
  if ('value' in reading && reading.value > 0 && reading.value <= 1_000_000) return reading.value;
  throw new InvalidArgumentError('It must be a number of GB above 0, or none.');
}

function orNone(read: (text: string) => number): (text: string) => OrNone {
  return (text) => (text === 'none' ? 'none' : read(text));
}

function changeOf(options: Omit<StorageOptions, 'json'>): Change {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [name, value === 'none' ? null : value]),
  );
}

interface UseRow {
  readonly what: string;
  readonly files: string;
  readonly size: string;
}

const useColumns: readonly Column<UseRow>[] = [
  { title: 'what', cell: ({ what }) => what },
  { title: 'files', align: 'right', cell: ({ files }) => files },
  { title: 'size', align: 'right', cell: ({ size }) => size },
];

const names: Readonly<Record<Exclude<keyof StorageUse, 'free'>, string>> = {
  checkpoints: 'checkpoints',
  otherRunFiles: 'other files of runs',
  database: 'database',
  backups: 'backups',
  dataCache: 'cached images',
};

function described({ settings, use: { free, ...use } }: StorageReport): string {
  const rows = Object.entries(use).map(([key, { files, bytes }]) => ({
    what: names[key as keyof typeof names],
    files: String(files),
    size: formatBytes(bytes),
  }));
  const limit = (value: number | null) => (value === null ? 'no limit' : `at most ${value} GB`);
  const kept = [
    `the newest ${settings.keepNewest}`,
    ...(settings.keepBest ? ['the best by kNN accuracy'] : []),
    ...(settings.keepEvery === null ? [] : [`those of every ${settings.keepEvery} steps`]),
  ];
  return [
    table(useColumns, [...rows, { what: 'free on the disk', files: '', size: formatBytes(free) }]),
    '',
    `Kept of each run: ${kept.join(', ')}`,
    `All checkpoints: ${limit(settings.checkpointsLimit)}`,
    `Cached images: ${limit(settings.cacheLimit)}`,
    `Interrupted runs: ${settings.resumeAtStart ? 'go on where a lab is served or a window opens' : 'wait until they are resumed'}`,
  ].join('\n');
}
