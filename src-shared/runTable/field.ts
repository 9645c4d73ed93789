import type { z } from 'zod';
import { headlines, metricAt, namedMetric, seriesName } from '../metrics/registry';
import { fieldMeta } from '../params';
import { trainingSchema } from '../training';
import { type FactName, factLook, isFact } from './facts';

/** Which value of a series stands for a run; a number is a step, at which or before which the value was taken. */
export type Take = 'window' | 'last' | 'best' | 'best-step' | 'step' | number;

/** Whose series: a whole address, or a measure of the representation z, whose node differs from run to run. */
export type Series = { readonly address: string } | { readonly ofRepresentation: string };

/** Something that runs are filtered, sorted, grouped or listed by. */
export type Field =
  | { readonly kind: 'fact'; readonly name: FactName }
  | { readonly kind: 'parameter'; readonly name: string }
  /** A number that the run was summed up by at its end. */
  | { readonly kind: 'headline'; readonly name: string }
  | {
      readonly kind: 'metric';
      readonly name: string;
      readonly series: Series;
      readonly take: Take;
      readonly better: 'higher' | 'lower' | null;
    };

/** Names that there are in a store, besides facts and headlines. */
export interface KnownNames {
  /** Addresses, such as `predictor.rate`. */
  readonly parameters: readonly string[];
  /** Addresses, such as `projector/std`. */
  readonly series: readonly string[];
}

const takes = ['last', 'best', 'best-step', 'step'] as const;

function takeOf(text: string | undefined): Take | undefined {
  if (text === undefined) return 'window';
  if (/^\d+$/.test(text)) return Number(text);
  return takes.find((take) => take === text);
}

function seriesOf(name: string): Series | undefined {
  const address = seriesName(name, null);
  if (address.includes('/')) return { address };
  const metric = namedMetric(name).metric;
  return metric?.of === 'tap' ? { ofRepresentation: metric.id } : undefined;
}

/**
 * Reads a fact (`verdict`), a parameter (`predictor.rate`), a number that runs are summed up by (`m_o`), or a metric
 * (`projector/std`, `knn_accuracy@best`, `m_o@best-step`, `m_o@600`). Without @ a metric is its mean over the last tenth.
 */
export function parseField(text: string, known?: KnownNames): Field | undefined {
  if (isFact(text)) return { kind: 'fact', name: text };
  const [name = '', after, ...rest] = text.split('@');
  const take = takeOf(after);
  if (take === undefined || rest.length > 0 || name === '') return undefined;
  const isHeadline = headlines.some(({ key }) => key === name);
  if (isHeadline && take === 'window') return { kind: 'headline', name };
  const isSeries = known === undefined ? metricAt(name) !== undefined : known.series.includes(name);
  const series = isHeadline || isSeries ? seriesOf(name) : undefined;
  if (series !== undefined) {
    const better = namedMetric(name).metric?.better ?? null;
    if (better === null && (take === 'best' || take === 'best-step')) return undefined;
    return { kind: 'metric', name: text, series, take, better };
  }
  const isParameter = known === undefined ? /^[a-z][\w-]*\.\w+$/.test(text) : known.parameters.includes(text);
  return isParameter ? { kind: 'parameter', name: text } : undefined;
}

/** A setting of training as the inspector calls it; a parameter of a node by its address. */
function parameterTitle(address: string): string {
  const [owner, name = ''] = address.split('.');
  const settings: Readonly<Record<string, z.ZodType>> = trainingSchema.shape;
  const schema = owner === 'training' ? settings[name] : undefined;
  return (schema === undefined ? undefined : fieldMeta(schema)?.label) ?? address;
}

/** As a column is titled. */
export function fieldTitle(field: Field): string {
  switch (field.kind) {
    case 'fact':
      return factLook(field.name).title;
    case 'parameter':
      return parameterTitle(field.name);
    case 'headline':
      return namedMetric(field.name).short;
    case 'metric': {
      const [name = field.name] = field.name.split('@');
      const words = {
        window: '',
        last: ', last',
        best: ', best',
        'best-step': ', best at step',
        step: ', at step',
      };
      const take = typeof field.take === 'number' ? ` at ${field.take}` : words[field.take];
      return `${namedMetric(name).short}${take}`;
    }
  }
}
