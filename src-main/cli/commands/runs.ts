import type { Run } from '@shared/api';
import { formatCount } from '@shared/metric';
import { namedMetric } from '@shared/metrics/registry';
import { defaultMetrics } from '@shared/sweep';
import type { Command } from 'commander';
import { type OpenLab, withLab } from '../lab/withLab';
import { say, sayJson } from '../output/output';
import { type Column, table } from '../output/table';
import { command, metricText, moment, verdictText } from '../output/words';

const metricColumns = defaultMetrics.map(
  (key): Column<Run> => ({
    title: namedMetric(key).short,
    align: 'right',
    cell: ({ headline }) => metricText(key, headline[key]),
  }),
);

const columns: readonly Column<Run>[] = [
  { title: 'run', align: 'right', cell: ({ number }) => String(number) },
  { title: 'id', cell: ({ id }) => id },
  { title: 'name', cell: ({ name }) => name },
  { title: 'seed', align: 'right', cell: ({ seed }) => String(seed) },
  { title: 'status', cell: ({ status }) => status },
  {
    title: 'step',
    align: 'right',
    cell: ({ step, totalSteps }) =>
      totalSteps === null ? formatCount(step) : `${formatCount(step)}/${formatCount(totalSteps)}`,
  },
  { title: 'verdict', cell: ({ verdict }) => verdictText(verdict?.verdict ?? '–') },
  ...metricColumns,
  { title: 'made', cell: ({ createdAt }) => moment(createdAt) },
];

export function addRuns(program: Command, open: OpenLab): void {
  program
    .command('runs')
    .description('list the runs, newest first')
    .option('--json', 'one run a line, as JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      const { runs } = await withLab(open, (engine) => engine.call('runs.list', {}));
      if (json) for (const run of runs) sayJson(run);
      else if (runs.length === 0) say(`There are no runs yet. ${command('train simsiam')} makes one.`);
      else say(table(columns, runs));
    });
}
