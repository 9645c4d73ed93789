import type { Tensor } from '@tensorflow/tfjs';
import type { PortTypes } from '../node';
import type { GradientParts } from './gradientParts';
import type { HeldOut } from './heldOut';
import type { LabelledFeatures } from './labelled';
import type { MeasuredNode, MeasuredStep } from './measuredStep';
import type { WatchedEmbedding } from './watchedEmbedding';

/** What a value is about; each screen and report has one table from these to its colours. */
export const tones = ['centre', 'residual', 'embedding', 'loss', 'accuracy', 'weights', 'plain'] as const;
export type Tone = (typeof tones)[number];

/**
 * How a value is written. `ratio`: two decimals; `percent`: a share as per cent; `rank`: one decimal; `loss`: three
 * decimals; `magnitude`: three digits of whatever size.
 */
export const metricFormats = ['ratio', 'percent', 'rank', 'loss', 'magnitude'] as const;
export type MetricFormat = (typeof metricFormats)[number];

/** A number by which a run is summed up. */
export interface HeadlineEntry {
  /** Its name among the run's numbers. */
  readonly key: string;
  /** Its place among them, from the left or from the top. */
  readonly order: number;
  /** Over the last tenth of the steps, at the end, or before the first step. */
  readonly take: 'mean' | 'last' | 'first';
  /** In place of the metric's own. */
  readonly title?: string;
  readonly short?: string;
}

/** Where a run begins to count as partly collapsed and as collapsed; on which side, `better` says. */
export interface MetricLimits {
  readonly partial: number;
  readonly collapsed: number;
}

interface Look {
  /** Stable: the last part of its address in stored runs. */
  readonly id: string;
  /** As a row or a chart is titled: `Effective rank`. */
  readonly title: string;
  /** As a column or a curve is labelled: `rank`; an underscore lowers what follows it. */
  readonly short: string;
  /** One or two sentences: what it says, and how it is taken. */
  readonly help: string;
  /** KaTeX. */
  readonly formula: string;
  /** Paper and equation, or what it is known as. */
  readonly source: string;
  readonly format: MetricFormat;
  readonly unit?: string;
  /** The values that it can take; null where there is no end. */
  readonly range: readonly [low: number | null, high: number | null];
  readonly better: 'higher' | 'lower' | null;
  readonly tone: Tone;
  readonly headline?: readonly HeadlineEntry[];
  /** Of the representation z. */
  readonly limits?: MetricLimits;
  /** Of every other embedding that enters a loss, such as a prediction p. */
  readonly limitsOfOthers?: MetricLimits;
}

/** Of every watched embedding of a batch, both views as one. */
interface EmbeddingMeasure {
  readonly of: 'tap';
  readonly where: 'step';
  /** A scalar. */
  measure(embedding: WatchedEmbedding): Tensor;
}

/** Of the eigenvalues of a watched embedding's covariance. */
interface SpectrumMeasure {
  readonly of: 'tap';
  readonly where: 'spectrum';
  measure(eigenvalues: ArrayLike<number>): number;
}

/** Of the features of held-out images, of the backbone and of the representation z. */
interface FeatureMeasure {
  readonly of: 'tap';
  readonly where: 'features';
  measure(features: HeldOut): number;
}

/** Of the gradient of every loss that pulls watched embeddings: the gradient lens. */
interface LensMeasure {
  readonly of: 'loss';
  readonly where: 'step';
  /** A scalar. */
  measure(parts: GradientParts): Tensor;
}

/** What tells whether a node has a measure. */
export interface NodeFacts {
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly outputs: PortTypes;
}

/** Of single nodes. */
interface NodeMeasure {
  readonly of: 'node';
  readonly where: 'step';
  appliesTo(node: NodeFacts): boolean;
  /** A scalar. */
  measure(node: MeasuredNode): Tensor;
}

/** Groups of the run's own metrics, which no node is named like. */
export const runGroups = ['train', 'accuracy', 'speed'] as const;

/** Of the run as a whole; its address is `group/id`. */
interface RunMeasure {
  readonly of: 'run';
  readonly group: (typeof runGroups)[number];
}

interface StepMeasure extends RunMeasure {
  readonly where: 'step';
  /** A scalar. */
  measure(step: MeasuredStep): Tensor;
}

interface AccuracyMeasure extends RunMeasure {
  readonly where: 'features';
  measure(features: LabelledFeatures): Accuracy;
}

interface ClockMeasure extends RunMeasure {
  readonly where: 'clock';
  measure(pace: { readonly imagesPerSecond: number }): number;
}

/** An accuracy, 0..1, and what had to give way for it, as a sentence. */
export interface Accuracy {
  readonly value: number;
  readonly note?: string;
}

/** Everything about one measure: what it says, how it is written and how it is taken. */
export type MetricDefinition = Look &
  (
    | EmbeddingMeasure
    | SpectrumMeasure
    | FeatureMeasure
    | LensMeasure
    | NodeMeasure
    | StepMeasure
    | AccuracyMeasure
    | ClockMeasure
  );

/** The kinds of measures, in the order in which they are listed. */
export const metricKinds = [
  { of: 'tap', where: 'step' },
  { of: 'tap', where: 'spectrum' },
  { of: 'run', where: 'features' },
  { of: 'tap', where: 'features' },
  { of: 'loss', where: 'step' },
  { of: 'node', where: 'step' },
  { of: 'run', where: 'step' },
  { of: 'run', where: 'clock' },
] as const satisfies readonly Pick<MetricDefinition, 'of' | 'where'>[];

/** The definitions of one kind, as `MetricOf<'tap', 'features'>`. */
export type MetricOf<
  Of extends MetricDefinition['of'],
  Where extends MetricDefinition['where'] = MetricDefinition['where'],
> = Extract<MetricDefinition, { of: Of; where: Where }>;

/** Declares a measure; a file of src-shared/metrics exports one, or a few that belong together. */
export function defineMetric<const Definition extends MetricDefinition>(definition: Definition): Definition {
  return definition;
}
