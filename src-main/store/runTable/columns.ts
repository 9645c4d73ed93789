import type { FactName, Field, Series } from '@shared/runTable';
import { type Sql, sql, verbatim } from './sql';

const factColumns: Readonly<Record<FactName, string>> = {
  run: 'runs.number',
  id: 'runs.id',
  name: 'runs.name',
  preset: 'runs.preset',
  status: 'runs.status',
  verdict: 'runs.verdict_word',
  step: 'runs.step',
  steps: 'runs.total_steps',
  seed: 'runs.seed',
  made: 'runs.created_at',
  ended: 'runs.ended_at',
  seconds: 'runs.seconds',
  speed: 'runs.images_per_second',
  device: "json_extract(runs.backend, '$.device')",
  place: 'runs.place',
  sweep: `(SELECT group_concat(name, ', ') FROM (SELECT DISTINCT sweeps.name FROM sweep_points
    JOIN sweeps ON sweeps.number = sweep_points.sweep WHERE sweep_points.run = runs.number ORDER BY sweeps.number))`,
  tag: "(SELECT group_concat(tag, ', ') FROM tags WHERE tags.run = runs.number)",
  starred: 'runs.starred',
  archived: 'runs.archived',
  note: "nullif(runs.note, '')",
  architecture: 'substr(runs.structure, 1, 12)',
  experiment: 'substr(runs.experiment, 1, 12)',
};

type MetricField = Extract<Field, { kind: 'metric' }>;

function addressOf(series: Series): Sql {
  return 'address' in series
    ? sql`${series.address}`
    : sql`(runs.primary_tap || '/' || ${series.ofRepresentation})`;
}

function ofSummary(column: string, series: Series): Sql {
  return sql`(SELECT ${verbatim(column)} FROM run_metrics WHERE run_metrics.name = ${addressOf(series)}
    AND run_metrics.run = runs.number)`;
}

function atStep(column: 'value' | 'step', series: Series, step: number): Sql {
  return sql`(SELECT metrics.${verbatim(column)} FROM metrics WHERE metrics.run = runs.number
    AND metrics.name = ${addressOf(series)} AND metrics.step <= ${step} ORDER BY metrics.step DESC LIMIT 1)`;
}

function metricValue({ series, take, better }: MetricField): Sql {
  const best = better === 'lower' ? 'low' : 'high';
  if (typeof take === 'number') return atStep('value', series, take);
  const columns = { window: 'mean', last: 'last', best, 'best-step': `${best}_step`, step: 'step' };
  return ofSummary(columns[take], series);
}

function metricStep({ series, take, better }: MetricField): Sql {
  if (typeof take === 'number') return atStep('step', series, take);
  if (take === 'best') return ofSummary(better === 'lower' ? 'low_step' : 'high_step', series);
  return take === 'window' || take === 'last' ? ofSummary('step', series) : sql`NULL`;
}

/** The value of a field for a row of `runs`. */
export function valueSql(field: Field): Sql {
  switch (field.kind) {
    case 'fact':
      return verbatim(factColumns[field.name]);
    case 'parameter':
      return sql`(SELECT value FROM run_parameters WHERE run_parameters.name = ${field.name}
        AND run_parameters.run = runs.number)`;
    case 'headline':
      return sql`json_extract(runs.headline, ${`$."${field.name}"`})`;
    case 'metric':
      return metricValue(field);
  }
}

/** The step at which, or up to which, the value was taken; null for what has none. */
export function stepSql(field: Field): Sql {
  if (field.kind === 'headline') return verbatim('runs.step');
  return field.kind === 'metric' ? metricStep(field) : sql`NULL`;
}
