import type { ComparisonSet } from '@shared/api';
import {
  type Comparison,
  compareRuns,
  comparisonCsv,
  comparisonLatex,
  comparisonMarkdown,
  comparisonTable,
} from '@shared/comparison';
import { type Command, Option } from 'commander';
import { comparisonHtml } from '../../report';
import { comparedRuns, type SelectionOptions, selectionOf } from '../lab/comparedRuns';
import { seriesOf } from '../lab/seriesOf';
import { type OpenLab, withLab } from '../lab/withLab';
import { say, sayJson } from '../output/output';
import { table } from '../output/table';
import { checkWritable, writeWhole } from '../output/wholeFile';

type Form = 'text' | 'csv' | 'markdown' | 'latex';

interface CompareCommandOptions extends SelectionOptions {
  readonly save?: string;
  readonly sets?: boolean;
  readonly forget?: string;
  readonly all?: boolean;
  readonly as: Form;
  readonly html?: string;
  readonly json?: boolean;
}

function setsText(sets: readonly ComparisonSet[]): string {
  if (sets.length === 0) return 'No comparison is saved yet. --save NAME keeps one.';
  const columns = [
    { title: 'set', cell: ({ name }: ComparisonSet) => name },
    { title: 'runs', cell: ({ selection }: ComparisonSet) => String(selection.runs.length) },
    { title: 'sweeps', cell: ({ selection }: ComparisonSet) => String(selection.sweeps.length) },
    { title: 'filter', cell: ({ selection }: ComparisonSet) => selection.where ?? '' },
    { title: 'by', cell: ({ selection }: ComparisonSet) => selection.by },
  ];
  return table(columns, sets);
}

function textOf(comparison: Comparison, everything: boolean): string {
  const { head, sections } = comparisonTable(comparison, everything);
  return sections
    .map(({ title, rows }) => {
      const columns = head.map((name, place) => ({
        title: place === 0 ? title : name,
        cell: (row: readonly string[]) => row[place] ?? '',
      }));
      return table(columns, rows);
    })
    .join('\n\n');
}

/** What a program needs of a comparison; nodes and wires are in the ids of the baseline. */
function jsonOf({ columns, architectures, ...comparison }: Comparison) {
  return {
    columns: columns.map(({ label, name, runs }, place) => ({
      label,
      name,
      runs: runs.map(({ run }) => ({ id: run.id, number: run.number, verdict: run.verdict })),
      architecture: {
        changes: architectures[place]?.changes,
        removedNodes: architectures[place]?.diff.removedNodes,
        addedNodes: architectures[place]?.diff.addedNodes,
        changedNodes: architectures[place]?.diff.changedNodes,
        removedWires: architectures[place]?.diff.removedWires,
        addedWires: architectures[place]?.diff.addedWires,
        cuts: architectures[place]?.cuts,
      },
    })),
    ...comparison,
  };
}

const written = { csv: comparisonCsv, markdown: comparisonMarkdown, latex: comparisonLatex } as const;

export function addCompare(program: Command, open: OpenLab): void {
  program
    .command('compare')
    .argument('[runs...]', 'each by its number, its id, or the beginning of it')
    .description('compare runs: what differs in them, their numbers against a baseline, their architectures')
    .addOption(
      new Option('--sweep <sweep>', 'its runs too, by its number or id; may be given again')
        .argParser((one: string, before: readonly string[]) => [...before, one])
        .default([], 'none'),
    )
    .option('--where <filter>', 'the runs that fit a filter too, as in runs --where')
    .option('--by <field>', 'take runs that share a value as one, with mean and standard deviation')
    .option('--seeds', 'take runs that differ by seed alone as one: --by experiment')
    .option('--baseline <run>', 'the run that the others are measured against; the first if left out')
    .option('--set <name>', 'what was saved under a name')
    .option('--save <name>', 'keep this selection under a name')
    .option('--sets', 'list what was saved')
    .option('--forget <name>', 'forget what was saved under a name')
    .option('--all', 'what does not differ too')
    .addOption(
      new Option('--as <form>', 'how the table is written')
        .choices(['text', 'csv', 'markdown', 'latex'])
        .default('text'),
    )
    .option('--html <file>', 'as one page with figures and curves that needs nothing else')
    .option('--json', 'everything as one line of JSON')
    .action((wanted: string[], options: CompareCommandOptions) =>
      options.sets === true || options.forget !== undefined
        ? manageSets(open, options)
        : compare(open, wanted, options),
    );
}

/** Lists the sets, or forgets one of them. */
async function manageSets(open: OpenLab, { forget, json = false }: CompareCommandOptions): Promise<void> {
  const { sets } = await withLab(open, (engine) =>
    forget === undefined
      ? engine.call('comparisons.sets', {})
      : engine.call('comparisons.forget', { name: forget }),
  );
  if (json) for (const set of sets) sayJson(set);
  else say(setsText(sets));
}

async function compare(
  open: OpenLab,
  wanted: readonly string[],
  options: CompareCommandOptions,
): Promise<void> {
  checkWritable(options.html);
  const { comparison, page } = await withLab(open, async (engine) => {
    const selection = await selectionOf(engine, wanted, options);
    const runs = await comparedRuns(engine, selection, options.baseline);
    if (options.save !== undefined) await engine.call('comparisons.save', { name: options.save, selection });
    const comparison = compareRuns(runs, selection);
    if (options.html === undefined) return { comparison };
    const ids = runs.map(({ run }) => run.id);
    const series = await Promise.all(ids.map(async (id) => [id, await seriesOf(engine, id)] as const));
    return { comparison, page: comparisonHtml(comparison, new Map(series)) };
  });
  if (options.html !== undefined && page !== undefined) writeWhole(options.html, page);
  const everything = options.all === true;
  if (options.json) sayJson(jsonOf(comparison));
  else if (options.as === 'text') say(textOf(comparison, everything));
  else process.stdout.write(written[options.as](comparisonTable(comparison, everything)));
}
