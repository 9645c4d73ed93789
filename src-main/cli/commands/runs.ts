import type { CallOutput, RunCell, RunSort } from '@shared/api';
import { csvCell } from '@shared/metric';
import { cellText, fieldTitle, isNumeric, parseField } from '@shared/runTable';
import { defaultMetrics, spreadText } from '@shared/sweep';
import type { Command } from 'commander';
import type { Engine } from '../../engine';
import { type OpenLab, withLab } from '../lab/withLab';
import { say, sayJson } from '../output/output';
import { type Column, table } from '../output/table';
import { command, moment, verdictText } from '../output/words';

type Row = CallOutput<'runs.query'>['rows'][number];
type Group = CallOutput<'runs.groups'>['groups'][number];

interface RunsOptions {
  readonly where: string;
  readonly sort?: readonly RunSort[];
  readonly group?: string;
  readonly columns: readonly string[];
  readonly csv?: boolean;
  readonly json?: boolean;
}

const usualColumns = [
  'id',
  'name',
  'seed',
  'status',
  'step',
  'steps',
  'verdict',
  ...defaultMetrics,
  'made',
  'place',
];
const pageRows = 1_000;

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** `-m_o,name`: a minus for the largest first. */
function sortOf(text: string): RunSort[] {
  return listOf(text).map((one) => ({ field: one.replace(/^-/, ''), descending: one.startsWith('-') }));
}

async function allRows(engine: Engine, { where, sort = [], columns }: RunsOptions): Promise<Row[]> {
  const rows: Row[] = [];
  let after: RunCell[] | undefined;
  do {
    const page: CallOutput<'runs.query'> = await engine.call('runs.query', {
      ...{ where, sort, columns, limit: pageRows },
      ...(after === undefined ? {} : { after }),
    });
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return rows;
}

function shownText(column: string, cell: RunCell): string {
  const text = cellText(column, cell, moment);
  return column === 'verdict' ? verdictText(text) : text;
}

function titleOf(column: string): string {
  const field = parseField(column);
  return field === undefined || field.kind === 'fact' ? column : fieldTitle(field);
}

function rowColumns(columns: readonly string[]): Column<Row>[] {
  const fields = columns.map(
    (column, index): Column<Row> => ({
      title: titleOf(column),
      align: isNumeric(column) ? 'right' : 'left',
      cell: ({ cells }) => shownText(column, cells[index] ?? null),
    }),
  );
  return [{ title: 'run', align: 'right', cell: ({ number }) => String(number) }, ...fields];
}

function groupColumns(by: string, columns: readonly string[]): Column<Group>[] {
  return [
    { title: titleOf(by), cell: ({ key }) => shownText(by, key) },
    { title: 'runs', align: 'right', cell: ({ runs }) => String(runs) },
    { title: 'seeds', align: 'right', cell: ({ seeds }) => String(seeds) },
    ...columns.map(
      (column, index): Column<Group> => ({
        title: titleOf(column),
        align: 'right',
        cell: ({ cells }) => {
          const spread = cells[index];
          if (spread === null || spread === undefined) return '–';
          return spreadText(column.split('@')[0] ?? column, { ...spread, min: 0, max: 0, values: [] });
        },
      }),
    ),
  ];
}

function csv(lines: readonly (readonly (RunCell | undefined)[])[]): string {
  return lines.map((line) => line.map((cell) => csvCell(String(cell ?? ''))).join(',')).join('\n');
}

/** Without the place, where every run trained on the lab's own machine. */
function shownColumns(rows: readonly Row[], columns: readonly string[]): readonly string[] {
  const isLocal = columns === usualColumns && rows.every(({ cells }) => cells.at(-1) === null);
  return isLocal ? columns.slice(0, -1) : columns;
}

function sayRows(rows: readonly Row[], { columns, csv: asCsv, json, where }: RunsOptions): void {
  if (json)
    for (const { id, number, cells, steps } of rows)
      sayJson({
        ...{ id, number, values: Object.fromEntries(columns.map((column, at) => [column, cells[at]])) },
        steps: Object.fromEntries(
          columns.flatMap((column, at) => (steps[at] === null ? [] : [[column, steps[at]]])),
        ),
      });
  else if (asCsv) say(csv([['run', ...columns], ...rows.map(({ number, cells }) => [number, ...cells])]));
  else if (rows.length > 0) say(table(rowColumns(shownColumns(rows, columns)), rows));
  else if (where.trim() !== '') say('No run fits.');
  else say(`There are no runs yet. ${command('train simsiam')} makes one.`);
}

function sayGroups(groups: readonly Group[], by: string, { columns, csv: asCsv, json }: RunsOptions): void {
  if (json)
    for (const { key, runs, seeds, cells } of groups)
      sayJson({
        by,
        key,
        runs,
        seeds,
        values: Object.fromEntries(columns.map((column, at) => [column, cells[at]])),
      });
  else if (asCsv) {
    const head = columns.flatMap((column) => [column, `${column} std`, `${column} count`]);
    const lines = groups.map(({ key, runs, seeds, cells }) => [
      ...[key, runs, seeds],
      ...cells.flatMap((cell) => [cell?.mean, cell?.std, cell?.count]),
    ]);
    say(csv([[by, 'runs', 'seeds', ...head], ...lines]));
  } else say(groups.length === 0 ? 'No run fits.' : table(groupColumns(by, columns), groups));
}

export function addRuns(program: Command, open: OpenLab): void {
  program
    .command('runs')
    .description('list the runs, newest first; or those that fit, in an order, or by groups')
    .option('--where <filter>', 'such as: verdict = collapsed and predictor.rate > 1 and tag: ablation', '')
    .option('--sort <fields>', 'such as -knn_accuracy,seed; a minus for the largest first', sortOf)
    .option(
      '--columns <fields>',
      'facts, parameters and metrics, such as name,training.baseRate,m_o,projector/std@best',
      listOf,
      usualColumns,
    )
    .option('--group <field>', 'mean, standard deviation and count of the columns for each value of a field')
    .option('--csv', 'comma-separated values')
    .option('--json', 'one run or group a line, as JSON')
    .action(async (options: RunsOptions) => {
      const { group, where, columns } = options;
      await withLab(open, async (engine) => {
        if (group === undefined) sayRows(await allRows(engine, options), options);
        else {
          const numbers = columns === usualColumns ? defaultMetrics : columns;
          const { groups } = await engine.call('runs.groups', { where, by: group, columns: [...numbers] });
          sayGroups(groups, group, { ...options, columns: numbers });
        }
      });
    });
}
