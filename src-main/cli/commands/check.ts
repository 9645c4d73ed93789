import type { Command } from 'commander';
import { checkData } from '../../care';
import { dataFolder } from '../../environment/folders';
import { Exit, exitCodes } from '../output/exitCodes';
import { say, sayJson } from '../output/output';
import { checksTable } from './doctor';

/** Looks at the data folder without opening the lab, which may be at work in it. */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description('check the database, every file of the runs against its digest, and what belongs to nothing')
    .option('--json', 'one check a line, as JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      const checks = await checkData(dataFolder());
      if (json) for (const check of checks) sayJson(check);
      else say(checksTable(checks));
      if (checks.some(({ status }) => status === 'problem')) throw new Exit(exitCodes.failed);
    });
}
