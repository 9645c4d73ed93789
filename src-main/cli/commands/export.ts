import type { Run } from '@shared/api';
import { LabError } from '@shared/errors';
import type { Command } from 'commander';
import { version } from '../../../package.json';
import type { Engine } from '../../engine';
import { bibtexOf } from '../../report';
import { chosenRuns, idsOf } from '../export/chosenRuns';
import { longCsv } from '../export/longCsv';
import { writeTensorBoard } from '../export/tensorBoard';
import { findRun, type OpenLab, withLab } from '../lab/withLab';
import { say } from '../output/output';
import { writePieces, writeWhole } from '../output/wholeFile';

interface ExportOptions {
  readonly csv?: boolean;
  readonly bibtex?: boolean;
  readonly tensorboard?: string;
  readonly where?: string;
  readonly output?: string;
}

async function writeCsv(engine: Engine, wanted: readonly string[], options: ExportOptions): Promise<void> {
  const { where, output } = options;
  const [only] = wanted;
  if (only !== undefined && wanted.length === 1 && where === undefined) {
    const { csv } = await engine.call('runs.export', { id: (await findRun(engine, only)).id });
    if (output === undefined) process.stdout.write(csv);
    else writeWhole(output, csv);
    return;
  }
  const pieces = longCsv(chosenRuns(engine, wanted, where));
  if (output === undefined) for await (const piece of pieces) process.stdout.write(piece);
  else await writePieces(output, pieces);
}

async function writeBibtex(engine: Engine, wanted: readonly string[], options: ExportOptions): Promise<void> {
  const { where, output } = options;
  const runs: Run[] = [];
  for (const id of await idsOf(engine, wanted, where)) runs.push((await engine.call('runs.get', { id })).run);
  const text = `${bibtexOf(runs, version)}\n`;
  if (output === undefined) process.stdout.write(text);
  else writeWhole(output, text);
}

export function addExport(program: Command, open: OpenLab): void {
  program
    .command('export')
    .argument('[runs...]', 'their numbers, ids, or the beginnings of them')
    .description('write the metrics of runs: of one as a row a step, of several as a row a value')
    .option('--where <filter>', 'the runs that fit, as for runs')
    .option('--csv', 'as comma-separated values (RFC 4180)')
    .option('--tensorboard <folder>', 'as event files of TensorBoard, in a folder for each run')
    .option('--bibtex', 'what to cite of them: the lab, the paper, each run')
    .option('--output <file>', 'CSV or BibTeX to a file; to standard output if left out')
    .action(async (wanted: readonly string[], options: ExportOptions) => {
      const { csv, bibtex, tensorboard, where } = options;
      if (wanted.length === 0 && where === undefined)
        throw new LabError('bad-request', 'Name a run, or those that fit with --where.');
      if ([csv, bibtex, tensorboard].filter((one) => one !== undefined).length !== 1)
        throw new LabError('bad-request', 'Choose one of --csv, --bibtex and --tensorboard FOLDER.');
      await withLab(open, async (engine) => {
        if (bibtex) return writeBibtex(engine, wanted, options);
        if (tensorboard === undefined) return writeCsv(engine, wanted, options);
        const count = await writeTensorBoard(tensorboard, chosenRuns(engine, wanted, where));
        say(
          `${count} ${count === 1 ? 'run is' : 'runs are'} in ${tensorboard}: tensorboard --logdir ${tensorboard}`,
        );
      });
    });
}
