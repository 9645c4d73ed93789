import { LabError } from '@shared/errors';
import type { Command } from 'commander';
import type { Engine } from '../../engine';
import { chosenRuns } from '../export/chosenRuns';
import { longCsv } from '../export/longCsv';
import { writeTensorBoard } from '../export/tensorBoard';
import { findRun, type OpenLab, withLab } from '../lab/withLab';
import { say } from '../output/output';
import { writePieces, writeWhole } from '../output/wholeFile';

interface ExportOptions {
  readonly csv?: boolean;
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

export function addExport(program: Command, open: OpenLab): void {
  program
    .command('export')
    .argument('[runs...]', 'their numbers, ids, or the beginnings of them')
    .description('write the metrics of runs: of one as a row a step, of several as a row a value')
    .option('--where <filter>', 'the runs that fit, as for runs')
    .option('--csv', 'as comma-separated values (RFC 4180)')
    .option('--tensorboard <folder>', 'as event files of TensorBoard, in a folder for each run')
    .option('--output <file>', 'CSV to a file; to standard output if left out')
    .action(async (wanted: readonly string[], options: ExportOptions) => {
      const { csv = false, tensorboard, where } = options;
      if (wanted.length === 0 && where === undefined)
        throw new LabError('bad-request', 'Name a run, or those that fit with --where.');
      if (csv === (tensorboard !== undefined))
        throw new LabError('bad-request', 'Choose one of --csv and --tensorboard FOLDER.');
      await withLab(open, async (engine) => {
        if (tensorboard === undefined) return writeCsv(engine, wanted, options);
        const count = await writeTensorBoard(tensorboard, chosenRuns(engine, wanted, where));
        say(
          `${count} ${count === 1 ? 'run is' : 'runs are'} in ${tensorboard}: tensorboard --logdir ${tensorboard}`,
        );
      });
    });
}
