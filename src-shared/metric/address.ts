import { type MetricDefinition, type MetricOf, runGroups } from './definition';

/** What a measure is taken of, as its address names it; a run's own measures have no subject. */
const groups = { features: 'features', loss: 'lens' } as const;

/**
 * The name of a metric's series: `projector/std` of a watched embedding or a node, `lens/loss/cos_centre` of a
 * loss's gradient, `features/backbone/rankme` of held-out features, `accuracy/knn` of the run.
 * @param subject the watched embedding, loss or node; `backbone` or `representation` for held-out features
 */
export function addressOf(metric: MetricOf<'run'>): string;
export function addressOf(metric: MetricDefinition, subject: string): string;
export function addressOf(metric: MetricDefinition, subject = ''): string {
  if (metric.of === 'run') return `${metric.group}/${metric.id}`;
  if (metric.of === 'loss') return `${groups.loss}/${subject}/${metric.id}`;
  if (metric.where === 'features') return `${groups.features}/${subject}/${metric.id}`;
  return `${subject}/${metric.id}`;
}

/** A metric's address with a word for its subject: `TAP/std`. */
export function addressPattern(metric: MetricDefinition): string {
  if (metric.of === 'run') return addressOf(metric);
  return addressOf(metric, metric.where === 'features' ? 'SPACE' : metric.of.toUpperCase());
}

/** The parts of an address: `lens/loss/cos_centre` is of the lens, of `loss`. */
export function addressParts(address: string): { group?: string; subject: string; id: string } {
  const [first = '', second = '', ...rest] = address.split('/');
  return rest.length > 0
    ? { group: first, subject: second, id: rest.join('/') }
    : { subject: first, id: second };
}

/** Whether an address with these parts is one of a metric's. */
export function hasAddress(
  metric: MetricDefinition,
  { group, subject, id }: ReturnType<typeof addressParts>,
): boolean {
  if (metric.id !== id) return false;
  if (metric.of === 'run') return group === undefined && metric.group === subject;
  if (metric.of === 'loss') return group === groups.loss;
  if (metric.where === 'features') return group === groups.features;
  return group === undefined && !runGroups.some((name) => name === subject);
}
