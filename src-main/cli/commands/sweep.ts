import { LabError } from '@shared/errors';
import { findParameter, type GraphDocument, parameters } from '@shared/graph';
import {
  type Analysis,
  analyses,
  defaultMetrics,
  findAnalysis,
  type SweepSpec,
  type ValueRange,
} from '@shared/sweep';
import { cutText } from '@shared/values/name';
import type { Command } from 'commander';
import { reportHtml } from '../../report';
import { chooseSweepDisplay } from '../display';
import { trainSweep } from '../lab/followSweep';
import type { OpenLab } from '../lab/withLab';
import {
  addSweepOptions,
  documentOf,
  metricsOption,
  type SweepOptions,
  seedsOf,
} from '../options/sweepOptions';
import { valuesOf, valuesOption } from '../options/sweepValues';
import { Exit, exitCodes } from '../output/exitCodes';
import { say, sayJson } from '../output/output';
import { checkWritable, writeWhole } from '../output/wholeFile';
import {
  claimJson,
  claimLines,
  reportFacts,
  requireFinished,
  resultsCsv,
  type SweepOutcome,
  someDiffers,
  subjectOf,
  sweepOutcome,
  sweepTable,
} from './sweepReport';

interface ParameterOptions extends SweepOptions {
  readonly param?: string;
  readonly values?: ValueRange | string;
  readonly metric?: readonly string[];
  readonly analysis?: string;
  readonly csv?: string;
}

/** What to train, and under which claim. */
interface Wanted {
  readonly spec: SweepSpec;
  readonly analysis: Analysis | undefined;
  readonly document: GraphDocument;
}

export function addSweep(program: Command, open: OpenLab): void {
  const command = program
    .command('sweep')
    .argument('[preset or file.json]', 'what is varied; an analysis knows its own')
    .description('train one run per value of a parameter and seed, and show the metrics against the value')
    .option('--param <node.param>', 'as loss.temperature, views.lanes, predictor.rate, training.baseRate')
    .option('--values <list>', 'a list as 0.05,0.1,0.2, or a range as log:0.01:1:5', valuesOption)
    .option('--metric <list>', 'columns, as m_o,knn_accuracy,train/loss@0.25..0.75', metricsOption)
    .option('--analysis <name>', `an analysis of the papers: ${analyses.map(({ id }) => id).join(', ')}`)
    .option('--csv <file>', 'write one row per run');
  addSweepOptions(command).action(async (from: string | undefined, options: ParameterOptions) => {
    const { json = false, html, csv } = options;
    for (const file of [html, csv]) checkWritable(file);
    const wanted = wantedOf(from, options);
    const outcome = await trained(open, wanted, options);
    if (json) sayJson(finishedLine(outcome));
    else say([sweepTable(outcome), ...claimLines(outcome.report.claims)].join('\n'));
    if (html !== undefined) {
      const facts = reportFacts(outcome.report.title, options, [wanted.document], outcome.points);
      writeWhole(html, reportHtml({ facts, claims: [], presets: [], sweeps: [outcome.report] }));
    }
    conclude(outcome, json);
  });
}

/** @throws LabError `bad-request` where what is varied is missing or given twice. */
function wantedOf(from: string | undefined, options: ParameterOptions): Wanted {
  const { analysis: name, param, values, metric } = options;
  if (name !== undefined) {
    if (from !== undefined || param !== undefined || values !== undefined)
      throw new LabError(
        'bad-request',
        '--analysis knows what it varies; leave the preset, --param and --values out.',
      );
    const analysis = findAnalysis(name);
    return { ...analysisSpec(analysis, options), analysis };
  }
  if (from === undefined)
    throw new LabError('bad-request', 'Say what to vary: a preset or a document, or --analysis NAME.');
  const document = documentOf(from, options);
  if (param === undefined)
    throw new LabError('bad-request', `Say what to vary with --param: ${addresses(document)}.`);
  const found = findParameter(document, param);
  if (values === undefined)
    throw new LabError('bad-request', `Give the values of ${param} (${found.meta.help}) with --values.`);
  const spec: SweepSpec = {
    name: cutText(`${document.name}, ${param}`),
    axis: { kind: 'parameter', document, address: param, values: valuesOf(found, values) },
    seeds: seedsOf(options),
    metrics: [...(metric ?? defaultMetrics)],
  };
  return { spec, document, analysis: undefined };
}

function addresses(document: GraphDocument): string {
  return parameters(document)
    .filter(({ meta }) => meta.editor !== 'data-source')
    .map(({ address }) => address)
    .join(', ');
}

/** The sweep of an analysis with the settings of the command line. */
export function analysisSpec(
  analysis: Analysis,
  options: SweepOptions & { readonly metric?: readonly string[] },
): Omit<Wanted, 'analysis'> {
  const axis = analysis.axis((preset) => documentOf(preset, options));
  const document = axis.kind === 'parameter' ? axis.document : axis.documents[0]?.document;
  if (document === undefined) throw new LabError('internal', `The analysis ${analysis.id} has no document.`);
  const metrics = [...new Set([...analysis.metrics, ...(options.metric ?? [])])];
  return { spec: { name: analysis.title, axis, seeds: seedsOf(options), metrics }, document };
}

async function trained(
  open: OpenLab,
  { spec, analysis }: Wanted,
  options: ParameterOptions,
): Promise<SweepOutcome> {
  const { json = false, fresh = false, concurrency, on, label, csv } = options;
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
      collect: async (engine, sweep) => {
        const outcome = await sweepOutcome(engine, sweep, subjectOf(analysis));
        if (csv !== undefined) writeWhole(csv, await resultsCsv(engine, outcome));
        return outcome;
      },
    });
  } finally {
    display.close();
  }
}

function finishedLine({ sweep, report }: SweepOutcome) {
  return {
    event: sweep.status === 'finished' ? 'finished' : 'stopped',
    sweep: sweep.id,
    address: report.address,
    curves: report.curves,
    verdicts: report.verdicts,
    claims: report.claims.map(claimJson),
  };
}

/** @throws Exit for a sweep that did not come to its end, or of which a claim does not hold. */
function conclude(outcome: SweepOutcome, json: boolean): void {
  requireFinished([outcome], json);
  if (someDiffers(outcome.report.claims)) throw new Exit(exitCodes.differs);
}
