import { existsSync, readFileSync } from 'node:fs';
import { LabError } from '@shared/errors';
import type { GraphDocument } from '@shared/graph';
import { namedMetric } from '@shared/metrics/registry';
import { type Preset, presets } from '@shared/presets';
import {
  claimMetrics,
  galleryClaims,
  galleryExperiment,
  type Reproduced,
  reproduced,
  reproducedMetrics,
  type SeedRun,
} from '@shared/reproduction';
import { type Analysis, analyses, defaultMetrics, type SweepSpec, spreadText } from '@shared/sweep';
import type { Command } from 'commander';
import type { Engine } from '../../engine';
import {
  type ClaimReport,
  observedVerdicts,
  pageWith,
  type Report,
  remarks,
  reportHtml,
  reportMarkdown,
  summarySentence,
  verdictCounts,
} from '../../report';
import { chooseSweepDisplay } from '../display';
import { type SweepPoint, trainSweep } from '../lab/followSweep';
import { seriesOf } from '../lab/seriesOf';
import type { OpenLab } from '../lab/withLab';
import { addSweepOptions, documentOf, type SweepOptions, seedsOf } from '../options/sweepOptions';
import { words } from '../options/sweepValues';
import { Exit, exitCodes } from '../output/exitCodes';
import { say, sayJson } from '../output/output';
import { type Column, table } from '../output/table';
import { checkWritable, writeWhole } from '../output/wholeFile';
import { verdictText } from '../output/words';
import { analysisSpec } from './sweep';
import {
  claimJson,
  claimLines,
  reportFacts,
  requireFinished,
  type SweepOutcome,
  type SweepSubject,
  someDiffers,
  subjectOf,
  sweepOutcome,
  sweepTable,
  wasStopped,
} from './sweepReport';

interface ReproduceOptions extends SweepOptions {
  readonly only?: readonly string[];
  readonly analyses?: boolean;
  readonly markdown?: string;
}

/** The gallery as it came out, and the analyses over several runs. */
interface Outcome {
  readonly gallery: SweepOutcome | undefined;
  readonly presets: readonly Reproduced[];
  readonly analyses: readonly SweepOutcome[];
}

export function addReproduce(program: Command, open: OpenLab): void {
  const command = program
    .command('reproduce')
    .description(
      'train the gallery and show what came out beside what is published; goes on where it stopped',
    )
    .option('--only <list>', 'presets and analyses, by their ids', words)
    .option('--analyses', 'the analyses that compare several runs, too')
    .option(
      '--markdown <file>',
      'write claims and tables as Markdown, into their section where the file has one',
    );
  addSweepOptions(command).action(async (options: ReproduceOptions) => {
    const { json = false, html, markdown } = options;
    for (const file of [html, markdown]) checkWritable(file);
    const chosen = choose(options);
    const outcome = await trained(open, chosen, options);
    if (json) sayJson(finishedLine(outcome));
    else say(textOf(outcome));
    writeReports(outcome, chosen, options);
    conclude(outcome, json);
  });
}

interface Chosen {
  readonly presets: readonly Preset[];
  readonly analyses: readonly Analysis[];
}

/** @throws LabError `not-found` for an id that neither a preset nor an analysis has. */
function choose({ only, analyses: all = false }: ReproduceOptions): Chosen {
  if (only === undefined) return { presets, analyses: all ? analyses : [] };
  const known = [...presets, ...analyses].map(({ id }) => id);
  const unknown = only.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new LabError(
      'not-found',
      `There is no preset or analysis "${unknown}". There are: ${known.join(', ')}.`,
    );
  return {
    presets: presets.filter(({ id }) => only.includes(id)),
    analyses: analyses.filter(({ id }) => all || only.includes(id)),
  };
}

function gallerySpec(chosen: readonly Preset[], options: SweepOptions): SweepSpec {
  return {
    name: `Reproduction, ${options.size ?? 'small'}`,
    axis: {
      kind: 'documents',
      documents: chosen.map(({ id }) => ({ label: id, document: documentOf(id, options) })),
    },
    seeds: seedsOf(options),
    metrics: [...new Set([...defaultMetrics, ...claimMetrics(galleryExperiment)])],
  };
}

async function trained(open: OpenLab, chosen: Chosen, options: ReproduceOptions): Promise<Outcome> {
  const { json = false, fresh = false, concurrency, on, label } = options;
  const train = async <Result>(
    spec: SweepSpec,
    collect: (engine: Engine, outcome: SweepOutcome) => Promise<Result>,
    subject?: SweepSubject,
  ): Promise<Result> => {
    const display = chooseSweepDisplay(json, process.stdout.isTTY === true);
    try {
      return await trainSweep({
        open,
        spec,
        fresh,
        concurrency,
        trainsOn: on,
        workerLabel: label,
        listener: display,
        collect: async (engine, sweep) => collect(engine, await sweepOutcome(engine, sweep, subject)),
      });
    } finally {
      display.close();
    }
  };
  const gallery =
    chosen.presets.length === 0
      ? undefined
      : await train(
          gallerySpec(chosen.presets, options),
          async (engine, outcome) => ({
            outcome,
            presets: await reproducedPresets(engine, chosen.presets, outcome.points),
          }),
          { claims: galleryClaims(chosen.presets.map(({ id }) => id)) },
        );
  const done: SweepOutcome[] = [];
  for (const analysis of chosen.analyses) {
    if (sweepsOf({ gallery: gallery?.outcome, analyses: done }).some(wasStopped)) break;
    done.push(
      await train(
        analysisSpec(analysis, options).spec,
        async (_engine, outcome) => outcome,
        subjectOf(analysis),
      ),
    );
  }
  return { gallery: gallery?.outcome, presets: gallery?.presets ?? [], analyses: done };
}

function sweepsOf({ gallery, analyses: done }: Pick<Outcome, 'gallery' | 'analyses'>): SweepOutcome[] {
  return [...(gallery === undefined ? [] : [gallery]), ...done];
}

async function reproducedPresets(
  engine: Engine,
  chosen: readonly Preset[],
  points: readonly SweepPoint[],
): Promise<Reproduced[]> {
  const all: Reproduced[] = [];
  for (const { build: _build, ...preset } of chosen) {
    const seeds: SeedRun[] = [];
    for (const { seed, run } of points.filter(({ label }) => label === preset.id))
      seeds.push({
        seed,
        run,
        series: run?.status === 'finished' ? await seriesOf(engine, run.id) : new Map(),
      });
    all.push(reproduced(preset, seeds));
  }
  return all;
}

const columns: readonly Column<Reproduced>[] = [
  { title: 'experiment', cell: ({ preset }) => preset.id },
  { title: 'expected', cell: ({ preset }) => verdictText(preset.expected.verdict) },
  { title: 'observed', cell: (one) => verdictText(verdictCounts(observedVerdicts(one))) },
  { title: '', cell: ({ agreement }) => agreement },
  ...reproducedMetrics.map(
    (name): Column<Reproduced> => ({
      title: namedMetric(name).short,
      align: 'right',
      cell: ({ numbers }) => spreadText(name, numbers[name]),
    }),
  ),
];

/** Those on the gallery, then those on each analysis. */
function claimsOf(outcome: Outcome): ClaimReport[] {
  return sweepsOf(outcome).flatMap(({ report }) => report.claims);
}

function textOf(outcome: Outcome): string {
  const { presets: all, analyses: done } = outcome;
  const notes = all.flatMap((one) =>
    remarks(one).map((note) => `${one.preset.id}, ${one.agreement}: ${note}`),
  );
  const gallery = all.length === 0 ? [] : [table(columns, all), ...notes, summarySentence(all)];
  const sweeps = done.flatMap((sweep) => ['', sweep.report.title, sweepTable(sweep)]);
  return [...claimLines(claimsOf(outcome)), '', ...gallery, ...sweeps].join('\n');
}

function writeReports(
  { gallery, presets: all, analyses: done }: Outcome,
  chosen: Chosen,
  options: ReproduceOptions,
): void {
  if (options.html === undefined && options.markdown === undefined) return;
  const points = [...(gallery?.points ?? []), ...done.flatMap((outcome) => outcome.points)];
  const report: Report = {
    facts: reportFacts('Reproduction of the experiments', options, documentsOf(chosen, options), points),
    claims: gallery?.report.claims ?? [],
    presets: all,
    sweeps: done.map((outcome) => outcome.report),
  };
  if (options.html !== undefined) writeWhole(options.html, reportHtml(report));
  if (options.markdown !== undefined) {
    const key = `${dataKind(report.facts.data)}, ${options.size ?? 'small'}`;
    writeWhole(options.markdown, pageWith(textOfFile(options.markdown), key, reportMarkdown(report)));
  }
}

/** The kind of a data source as the command line writes it, without its folder. */
function dataKind(data: string): string {
  return data.split(':')[0] ?? data;
}

function textOfFile(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** What was trained, before an analysis varies it. */
function documentsOf(chosen: Chosen, options: ReproduceOptions): GraphDocument[] {
  return [
    ...chosen.presets.map(({ id }) => documentOf(id, options)),
    ...chosen.analyses.map((analysis) => analysisSpec(analysis, options).document),
  ];
}

function finishedLine(outcome: Outcome) {
  const { presets: all, analyses: done } = outcome;
  return {
    event: sweepsOf(outcome).some(wasStopped) ? 'stopped' : 'finished',
    experiments: all.map((one) => ({
      preset: one.preset.id,
      expected: one.preset.expected.verdict,
      observed: observedVerdicts(one),
      agreement: one.agreement,
      metrics: one.numbers,
      remarks: remarks(one),
    })),
    claims: claimsOf(outcome).map(claimJson),
    analyses: done.map(({ report: { title, curves, verdicts } }) => ({ title, curves, verdicts })),
  };
}

/** @throws Exit where something was stopped, failed, or came out otherwise than published. */
function conclude(outcome: Outcome, json: boolean): void {
  requireFinished(sweepsOf(outcome), json);
  const differs =
    outcome.presets.some(({ agreement }) => agreement === 'differs') || someDiffers(claimsOf(outcome));
  if (differs) throw new Exit(exitCodes.differs);
}
