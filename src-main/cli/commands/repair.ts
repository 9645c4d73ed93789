import { LabError } from '@shared/errors';
import type { Command } from 'commander';
import { repairDatabase } from '../../care';
import { dataFolder } from '../../environment/folders';
import { takeLock } from '../../server';
import { say, sayJson } from '../output/output';

export function addRepair(program: Command): void {
  program
    .command('repair')
    .description(
      'set a damaged database aside and recover what can be read, with the newest backup for the rest',
    )
    .option('--json', 'what was recovered, as JSON')
    .action(({ json = false }: { json?: boolean }) => {
      const folder = dataFolder();
      const lock = takeLock(folder);
      if (lock === undefined)
        throw new LabError('conflict', 'A lab uses the data folder. Close it, then repair.', {
          file: folder,
        });
      try {
        const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
        const { setAside, rows, damaged, backup } = repairDatabase(folder, stamp);
        if (json) return sayJson({ setAside, rows, damaged, backup });
        say(`The database as it was lies in ${setAside}.`);
        say(
          `Recovered: ${Object.entries(rows)
            .map(([table, count]) => `${count} ${table}`)
            .join(', ')}.`,
        );
        if (damaged.length === 0) return say('Nothing was missing.');
        const filled = backup === null ? 'there was no backup to fill them from' : `filled from ${backup}`;
        say(`Damaged: ${damaged.join(', ')}; ${filled}. The runs say so among their events.`);
      } finally {
        lock.release();
      }
    });
}
