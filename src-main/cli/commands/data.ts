import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { DataRecord } from '@shared/data';
import { formatCount } from '@shared/metric';
import { sourceForms } from '@shared/values/dataFormats';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { type Dataset, loadDataset, UnreadableImages } from '../../data';
import { dataCacheFolder } from '../../environment/folders';
import { writeWholeFile } from '../../files';
import { sampleSheet } from '../../sample';
import { evenOverClasses } from '../../trainer/images/classSample';
import { onInterrupt } from '../lab/interrupt';
import { addImageOptions, type DataOptions, sourceOf } from '../options/dataOptions';
import { say, sayJson } from '../output/output';
import { type Column, table } from '../output/table';

interface DataCommandOptions extends Omit<DataOptions, 'data'> {
  readonly sheet?: string;
  readonly json?: boolean;
}

/** Images on the sheet. */
const sheetImages = 500;

/** Reads the whole of some data, as a run would, without training; needs no lab. */
export function addData(program: Command): void {
  const command = program
    .command('data')
    .argument('<source>', sourceForms)
    .description(
      'check all images of some data and show what a run would train on: classes, counts, sizes, a sheet',
    );
  addImageOptions(command)
    .option('--sheet <file>', 'where the sheet of sample images goes (PNG); in the cache folder otherwise')
    .option('--json', 'one JSON object on standard output, and nothing else')
    .action(async (data: string, { sheet, json = false, ...options }: DataCommandOptions) => {
      const dataset = await loaded({ data, ...options }, json);
      const file = resolve(
        sheet ?? join(dataCacheFolder(), `${dataset.record.fingerprint.slice(0, 16)}.png`),
      );
      mkdirSync(dirname(file), { recursive: true });
      await writeWholeFile(file, [
        await sampleSheet(dataset.test, evenOverClasses(dataset.test, sheetImages)),
      ]);
      if (json) sayJson({ ...dataset.record, sheet: file });
      else say(described(dataset.record, file));
    });
}

/** All bad files are named; a check that stops at the first hundred would hide the rest. */
async function loaded(options: DataOptions, json: boolean): Promise<Dataset> {
  const bar =
    json || !process.stderr.isTTY
      ? undefined
      : new SingleBar({ format: '{bar} {value}/{total} images', clearOnComplete: true });
  const stop = new AbortController();
  const interrupt = onInterrupt(() =>
    stop.abort(new Error('Stopped; what was decoded is kept and gone on with.')),
  );
  let begun = false;
  try {
    return await loadDataset(sourceOf(options), {
      signal: stop.signal,
      progress: (done, total) => {
        if (begun) bar?.update(done);
        else bar?.start(total, done);
        begun = true;
      },
    });
  } catch (error) {
    if (error instanceof UnreadableImages && !json)
      for (const { file, what } of error.images) say(`${file} ${what}`);
    throw error;
  } finally {
    bar?.stop();
    interrupt.dispose();
  }
}

/** A class with its images in every split that has labels. */
interface ClassRow {
  readonly name: string;
  readonly counts: readonly number[];
}

function described(record: DataRecord, sheet: string): string {
  const { name, classNames, splits, height, width, fingerprint, unreadable, warnings, remarks, notes } =
    record;
  const labelled = splits.filter(({ perClass }) => perClass !== null);
  const rows = classNames.map(
    (className, index): ClassRow => ({
      name: className,
      counts: labelled.map(({ perClass }) => perClass?.[index] ?? 0),
    }),
  );
  const columns: Column<ClassRow>[] = [
    { title: 'class', cell: (row) => row.name },
    ...labelled.map(
      ({ name: split }, index): Column<ClassRow> => ({
        title: split,
        align: 'right',
        cell: ({ counts }) => formatCount(counts[index] ?? 0),
      }),
    ),
  ];
  return [
    `${name}: ${width} x ${height} pixels, ${classNames.length === 0 ? 'no classes: no accuracy is measured' : `${formatCount(classNames.length)} ${classNames.length === 1 ? 'class: no accuracy is measured' : 'classes'}`}`,
    splits.map(({ name: split, images }) => `${formatCount(images)} images in ${split}`).join(', '),
    ...(rows.length === 0 ? [] : ['', table(columns, rows)]),
    ...(unreadable === 0 ? [] : ['', `${formatCount(unreadable)} images cannot be read and are left out.`]),
    ...(warnings === 0 ? [] : ['', `${formatCount(warnings)} images were read with a warning.`]),
    ...remarks.map(({ text }) => `  ${text}`),
    ...notes,
    '',
    `fingerprint  ${fingerprint}`,
    `sample sheet ${sheet}`,
  ].join('\n');
}
