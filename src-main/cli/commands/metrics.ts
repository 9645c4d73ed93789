import { LabError } from '@shared/errors';
import { addressPattern, type MetricDefinition } from '@shared/metric';
import { metrics } from '@shared/metrics/registry';
import type { Command } from 'commander';
import { say, sayJson } from '../output/output';
import { type Column, table } from '../output/table';
import { command } from '../output/words';

const places: Readonly<Record<MetricDefinition['where'], string>> = {
  step: 'training step',
  spectrum: 'training step',
  features: 'evaluation',
  clock: 'training step',
};

const columns: readonly Column<MetricDefinition>[] = [
  { title: 'metric', cell: addressPattern },
  { title: 'title', cell: ({ title }) => title },
  { title: 'better', cell: ({ better }) => better ?? '–' },
  { title: 'taken in', cell: ({ where }) => places[where] },
  { title: 'source', cell: ({ source }) => source },
];

function rangeText([low, high]: MetricDefinition['range']): string {
  return `${low ?? '…'} .. ${high ?? '…'}`;
}

function describe(metric: MetricDefinition): string {
  const { title, help, formula, source, range, better, unit, headline = [], limits } = metric;
  const keys = headline.map(({ key }) => key).join(', ');
  return [
    `${title} (${addressPattern(metric)})`,
    help,
    `Formula  ${formula}`,
    `Source   ${source}`,
    `Range    ${rangeText(range)}${unit === undefined ? '' : ` ${unit}`}${better === null ? '' : `, ${better} is better`}`,
    ...(keys === '' ? [] : [`Sums up  a run, as ${keys}`]),
    ...(limits === undefined
      ? []
      : [`Verdict  partial beyond ${limits.partial}, collapsed beyond ${limits.collapsed}`]),
  ].join('\n');
}

function jsonOf(metric: MetricDefinition) {
  const { id, title, short, help, formula, source, format, unit, range, better, of, where } = metric;
  return {
    address: addressPattern(metric),
    ...{ id, title, short, help, formula, source, format, unit: unit ?? null, range, better, of, where },
    headline: (metric.headline ?? []).map(({ key }) => key),
    limits: metric.limits ?? null,
  };
}

/** @throws LabError `not-found` that lists the ids. */
function findMetrics(wanted: string): readonly MetricDefinition[] {
  const found = metrics.filter(
    (metric) =>
      metric.id === wanted ||
      addressPattern(metric) === wanted ||
      metric.headline?.some(({ key }) => key === wanted) === true,
  );
  if (found.length > 0) return found;
  const known = [...new Set(metrics.map(({ id }) => id))].join(', ');
  throw new LabError('not-found', `There is no metric "${wanted}". There are: ${known}.`);
}

export function addMetrics(program: Command): void {
  program
    .command('metrics')
    .argument(
      '[metric]',
      'one of them in full, by its id, its address or its name among the numbers of a run',
    )
    .description('list what is measured, with titles and sources, or show one with its formula')
    .option('--json', 'one metric a line, as JSON')
    .action((wanted: string | undefined, { json = false }: { json?: boolean }) => {
      const shown = wanted === undefined ? metrics : findMetrics(wanted);
      if (json) for (const metric of shown) sayJson(jsonOf(metric));
      else if (wanted !== undefined) say(shown.map(describe).join('\n\n'));
      else
        say(`${table(columns, shown)}\n\n${command('metrics METRIC')} shows one in full, with its formula.`);
    });
}
