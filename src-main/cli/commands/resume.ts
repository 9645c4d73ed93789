import type { Command } from 'commander';
import { resumeRun } from '../lab/trainToEnd';
import { findRun, type OpenLab } from '../lab/withLab';
import { trainAndShow } from './trainAndShow';

export function addResume(program: Command, open: OpenLab): void {
  program
    .command('resume')
    .argument('<run>', 'its number, its id, or the beginning of it')
    .description('go on with a run that was paused, stopped or interrupted, from its last checkpoint')
    .option('--changed-data', 'go on although the data is not what the run began with')
    .option('--json', 'one JSON object a line on standard output, and nothing else')
    .action(
      async (
        wanted: string,
        { json = false, changedData = false }: { json?: boolean; changedData?: boolean },
      ) => {
        await trainAndShow(open, json, async (engine) => {
          const { id } = await findRun(engine, wanted);
          return resumeRun(engine, id, changedData);
        });
      },
    );
}
