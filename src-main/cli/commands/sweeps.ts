import type { Sweep } from '@shared/api';
import type { Command } from 'commander';
import { type OpenLab, withLab } from '../lab/withLab';
import { say, sayJson } from '../output/output';
import { type Column, table } from '../output/table';
import { command, moment } from '../output/words';

const mostLabels = 6;

function labelsText({ labels }: Sweep): string {
  const shown = labels.slice(0, mostLabels).join(', ');
  return labels.length > mostLabels ? `${shown}, … (${labels.length})` : shown;
}

const columns: readonly Column<Sweep>[] = [
  { title: 'sweep', align: 'right', cell: ({ number }) => String(number) },
  { title: 'name', cell: ({ name }) => name },
  { title: 'status', cell: ({ status }) => status },
  { title: 'runs', align: 'right', cell: ({ finished, points }) => `${finished}/${points}` },
  { title: 'failed', align: 'right', cell: ({ failed }) => String(failed) },
  { title: 'seeds', align: 'right', cell: ({ seeds }) => String(seeds.length) },
  { title: 'values', cell: labelsText },
  { title: 'made', cell: ({ createdAt }) => moment(createdAt) },
];

export function addSweeps(program: Command, open: OpenLab): void {
  program
    .command('sweeps')
    .description('list the sweeps and reproductions, newest first')
    .option('--json', 'one sweep a line, as JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      const { sweeps } = await withLab(open, (engine) => engine.call('sweeps.list', {}));
      if (json) for (const sweep of sweeps) sayJson(sweep);
      else if (sweeps.length === 0)
        say(`There are no sweeps yet. ${command('sweep --analysis temperature')} makes one.`);
      else say(table(columns, sweeps));
    });
}
