import {
  addressOf,
  addressParts,
  addressPattern,
  type HeadlineEntry,
  hasAddress,
  type MetricDefinition,
  type MetricOf,
  metricKinds,
} from '../metric';

const files = import.meta.glob<Record<string, unknown>>(['./*/*.ts', '!./*/*.test.ts'], {
  eager: true,
});

function isDefinition(value: unknown): value is MetricDefinition {
  return typeof value === 'object' && value !== null && 'id' in value && 'of' in value && 'measure' in value;
}

/** @throws Error where two measures have one address, or two headlines one key. */
export function collectMetrics(
  modules: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): MetricDefinition[] {
  const taken = new Map<string, string>();
  const found = Object.entries(modules).flatMap(([path, exports]) =>
    Object.values(exports)
      .filter(isDefinition)
      .map((metric) => {
        const names = [
          addressPattern(metric),
          ...(metric.headline ?? []).map(({ key }) => `headline ${key}`),
        ];
        for (const name of names) {
          const other = taken.get(name);
          if (other !== undefined) throw new Error(`${path} and ${other} both declare the metric ${name}`);
          taken.set(name, path);
        }
        return metric;
      }),
  );
  return found.sort((a, b) => place(a) - place(b) || a.title.localeCompare(b.title));
}

function place({ of, where }: MetricDefinition): number {
  return metricKinds.findIndex((kind) => kind.of === of && kind.where === where);
}

/** Every measure, by what it is of and then by title. */
export const metrics: readonly MetricDefinition[] = collectMetrics(files);

/** The measures of one kind. */
export function metricsOf<Of extends MetricDefinition['of'], Where extends MetricDefinition['where']>(
  of: Of,
  where: Where,
): readonly MetricOf<Of, Where>[] {
  return metrics.filter(
    (metric): metric is MetricOf<Of, Where> => metric.of === of && metric.where === where,
  );
}

/** A number by which runs are summed up, with the metric behind it. */
export interface Headline extends HeadlineEntry {
  readonly metric: MetricDefinition;
  readonly title: string;
  readonly short: string;
}

/** What runs are summed up by, in the order of tables. */
export const headlines: readonly Headline[] = metrics
  .flatMap((metric) =>
    (metric.headline ?? []).map((entry) => ({ title: metric.title, short: metric.short, ...entry, metric })),
  )
  .sort((a, b) => a.order - b.order);

/** The first number by which runs are summed up by a metric. @throws Error where it has none */
export function headlineOf(metric: MetricDefinition): Headline {
  const found = headlines.find((headline) => headline.metric === metric);
  if (found === undefined) throw new Error(`The metric ${addressPattern(metric)} is no headline`);
  return found;
}

/** The metric of a series and what it is of; undefined where no measure of today has this address. */
export function metricAt(address: string): { metric: MetricDefinition; subject: string } | undefined {
  const parts = addressParts(address);
  const metric = metrics.find((one) => hasAddress(one, parts));
  return metric === undefined ? undefined : { metric, subject: parts.subject };
}

/** The watched embedding of a series that is measured in the step; undefined for any other. */
export function tapOf(address: string): string | undefined {
  const found = metricAt(address);
  return found?.metric.of === 'tap' && found.metric.where !== 'features' ? found.subject : undefined;
}

/** The metric that a name without a group means: a headline's key, else a measure of the representation z. */
function bareMetric(name: string): MetricDefinition | undefined {
  return (
    headlines.find(({ key }) => key === name)?.metric ??
    metrics.find(({ of, id }) => of === 'tap' && id === name)
  );
}

/**
 * The series that a name stands for: a name without a group is a headline's, or of the representation z; any other is
 * an address already.
 */
export function seriesName(name: string, primaryTap: string | null): string {
  if (name.includes('/')) return name;
  const metric = bareMetric(name);
  if (metric === undefined || metric.of === 'node' || metric.of === 'loss') return name;
  if (metric.of === 'run') return addressOf(metric);
  const subject = metric.where === 'features' ? 'representation' : primaryTap;
  return subject === null ? name : addressOf(metric, subject);
}

/** A metric as a table or a chart calls it. */
export interface NamedMetric {
  /** Undefined for a series that no measure of today makes. */
  readonly metric: MetricDefinition | undefined;
  readonly title: string;
  readonly short: string;
}

/** What a headline's key, a bare name or an address is called: `Effective rank`, `Entropy of λ of loss`. */
export function namedMetric(name: string): NamedMetric {
  const headline = headlines.find(({ key }) => key === name);
  if (headline !== undefined) return headline;
  const at = metricAt(name);
  if (at === undefined) {
    const metric = bareMetric(name);
    return { metric, title: metric?.title ?? name, short: metric?.short ?? name };
  }
  const { metric, subject } = at;
  if (metric.of === 'run') return { metric, title: metric.title, short: metric.short };
  return { metric, title: `${metric.title} of ${subject}`, short: `${metric.short} of ${subject}` };
}

/** Which way a number is better; null where none is, and for what a run starts from, which is not its doing. */
export function betterOf(name: string): 'higher' | 'lower' | null {
  const headline = headlines.find(({ key }) => key === name);
  return headline?.take === 'first' ? null : (namedMetric(name).metric?.better ?? null);
}

function orderOf(key: string): number {
  const metric = metricAt(key)?.metric;
  const headline = headlines.find((one) => one.key === key || one.metric === metric);
  return headline?.order ?? Number.POSITIVE_INFINITY;
}

/** The keys of the numbers that any of some runs is summed up by, in the order of tables. */
export function headlineKeys(numbers: readonly Readonly<Record<string, number>>[]): string[] {
  const keys = [...new Set(numbers.flatMap((one) => Object.keys(one)))];
  return keys.sort((a, b) => orderOf(a) - orderOf(b) || a.localeCompare(b));
}
