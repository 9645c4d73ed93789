import {
  type ComparedRun,
  type Comparison,
  compareRuns,
  comparisonCsv,
  comparisonLatex,
  comparisonMarkdown,
  comparisonTable,
} from '@shared/comparison';
import { LabError } from '@shared/errors';
import { type Command, Option } from 'commander';
import type { Engine } from '../../engine';
import { comparisonHtml } from '../../report';
import { seriesOf } from '../lab/seriesOf';
import { findRun, type OpenLab, withLab } from '../lab/withLab';
import { say, sayJson } from '../output/output';
import { table } from '../output/table';
import { checkWritable, writeWhole } from '../output/wholeFile';

type Form = 'text' | 'csv' | 'markdown' | 'latex';

interface CompareCommandOptions {
  readonly baseline?: string;
  readonly seeds?: boolean;
  readonly all?: boolean;
  readonly as: Form;
  readonly html?: string;
  readonly json?: boolean;
}

/** The runs in the order in which they were named, each once. @throws LabError `bad-request` of fewer than two */
async function runsOf(engine: Engine, wanted: readonly string[]): Promise<[ComparedRun, ...ComparedRun[]]> {
  const ids = new Set<string>();
  for (const one of wanted) ids.add((await findRun(engine, one)).id);
  const [first, ...rest] = await Promise.all([...ids].map((id) => engine.call('runs.get', { id })));
  if (first === undefined || rest.length === 0)
    throw new LabError('bad-request', 'A comparison needs two different runs or more.');
  return [first, ...rest].map(({ run, document, data }) => ({ run, document, data })) as [
    ComparedRun,
    ...ComparedRun[],
  ];
}

/** Of the baseline among the runs, its id. @throws LabError `bad-request` where it is none of them */
async function baselineOf(
  engine: Engine,
  wanted: string | undefined,
  runs: readonly ComparedRun[],
): Promise<string | undefined> {
  if (wanted === undefined) return undefined;
  const { id, number } = await findRun(engine, wanted);
  if (runs.some(({ run }) => run.id === id)) return id;
  throw new LabError('bad-request', `Run ${number} is the baseline and none of the runs that are compared.`);
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
    .argument('<runs...>', 'two or more, each by its number, its id, or the beginning of it')
    .description('compare runs: what differs in them, their numbers against a baseline, their architectures')
    .option('--baseline <run>', 'the run that the others are measured against; the first if left out')
    .option('--seeds', 'take runs that differ by seed alone as one, with mean and standard deviation')
    .option('--all', 'what does not differ too')
    .addOption(
      new Option('--as <form>', 'how the table is written')
        .choices(['text', 'csv', 'markdown', 'latex'])
        .default('text'),
    )
    .option('--html <file>', 'as one page with figures and curves that needs nothing else')
    .option('--json', 'everything as one line of JSON')
    .action(async (wanted: string[], options: CompareCommandOptions) => {
      checkWritable(options.html);
      const { comparison, page } = await withLab(open, async (engine) => {
        const runs = await runsOf(engine, wanted);
        const baseline = await baselineOf(engine, options.baseline, runs);
        const comparison = compareRuns(runs, { baseline, groupSeeds: options.seeds === true });
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
    });
}
