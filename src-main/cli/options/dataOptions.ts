import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { LabError } from '@shared/errors';
import { type DataSource, dataSourceSchema, parseDataSource } from '@shared/graph';
import { sourceForms } from '@shared/values/dataFormats';
import type { Command } from 'commander';
import { absoluteSource } from '../../engine';
import { integerOption } from './options';

/** How data is named on the command line. */
export interface DataOptions {
  readonly data?: string | undefined;
  readonly imageSize?: number | undefined;
  readonly skipUnreadable?: boolean | undefined;
}

/** Options beside the source itself, for formats that take them. */
export function addImageOptions(command: Command): Command {
  return command
    .option(
      '--image-size <pixels>',
      'side of the images, for folders, Parquet, .npz and STL-10',
      integerOption(8, 512),
    )
    .option('--skip-unreadable', 'go on without images that cannot be read; the record counts them');
}

export function addDataOptions(command: Command): Command {
  return addImageOptions(command.option('--data <source>', sourceForms));
}

/**
 * The source that the options name, absolute.
 * @throws LabError `bad-request` or `data-missing` that says which is wrong
 */
export function sourceOf({ data = 'embedded', imageSize, skipUnreadable }: DataOptions): DataSource {
  const source = absoluteSource(parseDataSource(data), process.cwd());
  const wanted = {
    ...source,
    ...(imageSize === undefined ? {} : { size: imageSize }),
    ...(skipUnreadable === true ? { skipUnreadable } : {}),
  };
  const parsed = dataSourceSchema.safeParse(wanted);
  if (!parsed.success)
    throw new LabError('bad-request', `${source.kind} takes no ${notTaken(source, wanted)}.`);
  // What follows the last folder may be the name of one data set of several in it.
  if (
    source.kind !== 'embedded' &&
    !existsSync(source.directory) &&
    !(source.kind === 'idx' && existsSync(dirname(source.directory)))
  )
    throw new LabError('data-missing', `There is no ${source.directory}. Check the path.`, {
      file: source.directory,
    });
  return parsed.data;
}

function notTaken(source: DataSource, wanted: object): string {
  const added = Object.keys(wanted).filter((name) => !(name in source));
  return added.includes('size')
    ? '--image-size: its images have one size'
    : '--skip-unreadable: its images are not files of their own';
}
