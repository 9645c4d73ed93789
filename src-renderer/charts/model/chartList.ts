import { addressOf, formatMetric, type MetricDefinition } from '@shared/metric';
import { knn, knnWeighted, linear } from '@shared/metrics/features/accuracy';
import { metricAt, metrics } from '@shared/metrics/registry';
import { centre } from '@shared/metrics/step/centre';
import { correlation } from '@shared/metrics/step/correlation';
import { cosCentre, cosResidual } from '@shared/metrics/step/cosines';
import { covariance, covarianceNormalised } from '@shared/metrics/step/covariance';
import { effectiveRank } from '@shared/metrics/step/effectiveRank';
import { eigenspaceAlignment } from '@shared/metrics/step/eigenspaceAlignment';
import {
  lensBasic,
  lensCentre,
  lensCosCentre,
  lensCosDecorrelation,
  lensResidual,
} from '@shared/metrics/step/lens';
import { lossTerm, objective } from '@shared/metrics/step/loss';
import { residual } from '@shared/metrics/step/residual';
import { std } from '@shared/metrics/step/std';
import { toneTokens } from '../../styles/toneTokens';
import type { AxisKind, Band, ChartDefinition, Dash, Quantity, QuantityRequest } from './chartDefinition';
import { metricAxis } from './metricAxis';

/** A chart's metrics in their order, each with a label of its own where its short name says too much. */
type Shown = readonly (MetricDefinition | { readonly metric: MetricDefinition; readonly label: string })[];

interface ChartGroup {
  readonly id: string;
  readonly title: string;
  readonly help: string;
  readonly left?: AxisKind;
  readonly shown: Shown;
  /** On an axis of its own. */
  readonly right?: MetricDefinition;
  readonly optional?: boolean;
}

const dashes: readonly Dash[] = ['solid', 'dash', 'dot', 'dashdot'];

interface QuantityFields {
  readonly label?: string;
  readonly subject?: string;
  /** Its place in the chart: neighbours differ in their dashes. */
  readonly place?: number;
  readonly axis?: Quantity['axis'];
}

function quantity(metric: MetricDefinition, fields: QuantityFields = {}): Quantity {
  const { label = metric.short, subject = '', place = 0, axis = 'left' } = fields;
  const { of, where, tone } = metric;
  return {
    metric: addressOf(metric, subject),
    label,
    token: toneTokens[tone],
    dash: dashes[place % dashes.length] ?? 'solid',
    axis,
    format: (value) => formatMetric(metric, value),
    unit: metric.unit,
    sparse: where === 'features',
    startLine: of === 'run' && where === 'features',
  };
}

/** Where a metric with limits counts against the run. */
function bandsOf({ limits, range: [low, high], better }: MetricDefinition): readonly Band[] {
  if (limits === undefined || low === null || high === null) return [];
  const { partial, collapsed } = limits;
  return better === 'lower'
    ? [
        { from: partial, to: collapsed, verdict: 'partial' },
        { from: collapsed, to: high, verdict: 'collapsed' },
      ]
    : [
        { from: low, to: collapsed, verdict: 'collapsed' },
        { from: collapsed, to: partial, verdict: 'partial' },
      ];
}

/** What a metric is shown of: the chosen embedding, or the chosen loss. */
function subjectOf({ of }: MetricDefinition, { tap, loss }: QuantityRequest): string {
  return of === 'loss' ? loss : tap;
}

function chartOf({ id, title, help, left, shown, right, optional = false }: ChartGroup): ChartDefinition {
  const entries = shown.map((entry) => ('metric' in entry ? entry : { metric: entry, label: entry.short }));
  const [first] = entries;
  return {
    id,
    title,
    help,
    left: left ?? metricAxis(first?.metric),
    ...(right === undefined ? {} : { right: metricAxis(right) }),
    bands: first === undefined ? [] : bandsOf(first.metric),
    optional,
    quantities: (request) => [
      ...entries.map(({ metric, label }, place) =>
        quantity(metric, { label, place, subject: subjectOf(metric, request) }),
      ),
      ...(right === undefined
        ? []
        : [
            quantity(right, {
              place: entries.length,
              axis: 'right',
              subject: subjectOf(right, request),
            }),
          ]),
    ],
  };
}

/** A metric of a node's own, of every node that has it. */
function nodeChart(metric: MetricDefinition): ChartDefinition {
  return {
    id: metric.id,
    title: metric.title,
    help: metric.help,
    left: metricAxis(metric),
    bands: [],
    optional: true,
    quantities: ({ names }) =>
      names
        .flatMap((name) => {
          const at = metricAt(name);
          return at?.metric === metric ? [at.subject] : [];
        })
        .map((subject, place) => quantity(metric, { subject, place, label: subject })),
  };
}

/** The objective and, where there are several, the terms that it adds up. */
const lossChart: ChartDefinition = {
  id: 'loss',
  title: objective.title,
  help: 'What is minimised (total) and, where it is a sum, its terms before their weights.',
  left: metricAxis(objective),
  bands: [],
  optional: false,
  quantities: (request) => {
    const total = quantity(objective, { label: 'total' });
    const terms = nodeChart(lossTerm).quantities(request);
    if (terms.length < 2) return [total];
    return [total, ...terms.map((term, place) => ({ ...term, dash: dashes[1 + (place % 3)] ?? 'dash' }))];
  },
};

const { partial, collapsed } = centre.limits;
const cosine: AxisKind = { scale: 'fixed', range: [-1, 1] };

const groups: readonly (ChartGroup | ChartDefinition)[] = [
  {
    id: 'ratios',
    title: 'Centre and residual',
    help: `${centre.short} = |o| / |Z| and ${residual.short} = |r| / |Z| of the normalised embedding Z = o + r. Shaded: ${centre.short} above ${partial} counts as partial collapse, above ${collapsed} as collapse.`,
    shown: [centre, residual],
  },
  {
    id: 'covariance',
    title: 'Covariance',
    help: 'Sum of the squared off-diagonal entries of the covariance, divided by the dimensions: of z as it is, and of the normalised Z.',
    shown: [
      { metric: covariance, label: 'raw' },
      { metric: covarianceNormalised, label: 'norm.' },
    ],
  },
  lossChart,
  {
    id: 'spread',
    title: 'Std and rank',
    help: `Normalised std (left axis): 1 when Z is spread evenly over the sphere, 0 when it is constant. Effective rank (right axis): how many directions share the variance. Shaded: a std below ${std.limits.partial} counts as partial collapse, below ${std.limits.collapsed} as collapse.`,
    shown: [std],
    right: effectiveRank,
  },
  {
    id: 'accuracy',
    title: 'Accuracy',
    help: 'Of the encoder on held-out images: kNN with 20 votes, kNN with 200 weighted ones, and a linear probe. Faint: the untrained encoder, which gains are counted from.',
    shown: [knn, knnWeighted, linear],
  },
  {
    id: 'gradient',
    title: 'Gradient lens',
    help: 'Mean lengths of the parts of the negative gradient by the normalised vector: the basic gradient of the symmetric architecture, and the centre o_e and residual r_e of the extra one.',
    optional: true,
    shown: [lensBasic, lensCentre, lensResidual],
  },
  {
    id: 'gradient-cosines',
    title: 'Gradient cosines',
    help: 'o_e, o_p: cosine of the extra gradient’s centre with the centre that the loss pulls at; below 0 it de-centres. r_e, cov: cosine of its residual with the negative gradient of the covariance loss; above 0 it de-correlates.',
    optional: true,
    shown: [lensCosCentre, lensCosDecorrelation],
  },
  {
    id: 'cosines',
    title: 'Cosines',
    help: 'Mean cosine of Z with its centre o and with its residual r; corr: the mean absolute correlation between two dimensions of z.',
    left: cosine,
    shown: [cosCentre, cosResidual, correlation],
  },
];

/** The curves that stand beside the spectra. */
export const spectrumCharts: readonly ChartDefinition[] = [
  chartOf({
    id: 'effective-rank',
    title: effectiveRank.title,
    help: effectiveRank.help,
    shown: [effectiveRank],
  }),
  nodeChart(eigenspaceAlignment),
];

function isGroup(chart: ChartGroup | ChartDefinition): chart is ChartGroup {
  return 'shown' in chart;
}

const named: ReadonlySet<MetricDefinition> = new Set([
  objective,
  lossTerm,
  eigenspaceAlignment,
  ...groups.flatMap((group) =>
    isGroup(group)
      ? [
          ...group.shown.map((entry) => ('metric' in entry ? entry.metric : entry)),
          ...(group.right === undefined ? [] : [group.right]),
        ]
      : [],
  ),
]);

/** Metrics that no group names have a chart of their own, where a run has points of them. */
function aloneChart(metric: MetricDefinition): ChartDefinition {
  if (metric.of === 'node') return nodeChart(metric);
  const { id, title, help } = metric;
  return chartOf({ id, title, help, shown: [metric], optional: true });
}

function isOfFeatures({ of, where }: MetricDefinition): boolean {
  return of === 'tap' && where === 'features';
}

/** The dock's charts in their order. */
export const chartList: readonly ChartDefinition[] = [
  ...groups.map((group) => (isGroup(group) ? chartOf(group) : group)),
  ...metrics.filter((metric) => !named.has(metric) && !isOfFeatures(metric)).map(aloneChart),
];

/** The charts of held-out features, of the backbone beside the representation z. */
export const featureCharts: readonly ChartDefinition[] = metrics.filter(isOfFeatures).map((metric) => ({
  ...chartOf({ id: `features-${metric.id}`, title: metric.title, help: metric.help, shown: [metric] }),
  quantities: () => [
    quantity(metric, { subject: 'representation', label: 'z' }),
    quantity(metric, { subject: 'backbone', label: 'backbone', place: 1 }),
  ],
}));
