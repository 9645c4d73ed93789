import { type LensMetric, metric, type TapMetric } from '@shared/metrics';
import { verdictThresholds } from '@shared/verdict';
import { formatFixed, formatPercent, formatQuantity, formatRatio } from '../runs/format';

/** How a line is told apart from its neighbours without colour. */
export type Dash = 'solid' | 'dash' | 'dot' | 'dashdot';

/** A CSS variable of the design tokens. */
export type ColourToken = `--${string}`;

/** One curve of a chart, of whichever run. */
export interface Quantity {
  readonly metric: string;
  /** What its label says; an underscore lowers what follows it, as in m_o. */
  readonly label: string;
  readonly token: ColourToken;
  readonly dash: Dash;
  readonly axis: 'left' | 'right';
  readonly format: (value: number) => string;
  /** Few points, seconds apart: each gets a marker. */
  readonly sparse: boolean;
  /** Its first value is drawn as a faint line: the level of the untrained encoder. */
  readonly startLine: boolean;
}

/** A range of the left axis that counts against the run. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly verdict: 'partial' | 'collapsed';
}

/**
 * `fit`: to the values; `magnitudes`: the same, logarithmic where they span more than a decade and a half. `from` is
 * where the axis begins whatever the values are.
 */
export type AxisKind =
  | { readonly scale: 'fixed'; readonly range: readonly [number, number] }
  | {
      readonly scale: 'fit' | 'magnitudes';
      readonly from?: number;
      readonly leastSpan?: number;
      readonly percent?: boolean;
    };

export interface ChartDefinition {
  readonly id: string;
  readonly title: string;
  /** What the chart shows and how to read it, for its tooltip. */
  readonly help: string;
  readonly left: AxisKind;
  readonly right?: AxisKind;
  readonly bands: readonly Band[];
  /** It is left out while no run has points of it. */
  readonly optional: boolean;
  quantities(request: QuantityRequest): readonly Quantity[];
}

export interface QuantityRequest {
  /** The watched embedding. */
  readonly tap: string;
  /** The loss that the gradient lens looks at. */
  readonly loss: string;
  /** Names of all metrics of the run. */
  readonly names: readonly string[];
}

type QuantityFields = Pick<Quantity, 'metric' | 'label' | 'token' | 'format'> & Partial<Quantity>;

function quantity(fields: QuantityFields): Quantity {
  return { dash: 'solid', axis: 'left', sparse: false, startLine: false, ...fields };
}

const tapQuantity =
  (name: TapMetric, fields: Omit<QuantityFields, 'metric'>) =>
  (tap: string): Quantity =>
    quantity({ ...fields, metric: metric.tap(tap, name) });

const lensQuantity =
  (name: LensMetric, fields: Omit<QuantityFields, 'metric'>) =>
  (loss: string): Quantity =>
    quantity({ ...fields, metric: metric.lens(loss, name) });

function ofLoss(...quantities: readonly ((loss: string) => Quantity)[]): ChartDefinition['quantities'] {
  return ({ loss }) => quantities.map((make) => make(loss));
}

function ofTap(...quantities: readonly ((tap: string) => Quantity)[]): ChartDefinition['quantities'] {
  return ({ tap }) => quantities.map((make) => make(tap));
}

const ratio: AxisKind = { scale: 'fixed', range: [0, 1] };
const { collapsed, partial } = verdictThresholds;
const decimals = (count: number) => (value: number) => formatFixed(value, count);

const lossDashes: readonly Dash[] = ['dash', 'dot', 'dashdot'];

/** The objective and, where there are several, the terms that it adds up. */
function losses({ names }: QuantityRequest): readonly Quantity[] {
  const objective = quantity({
    metric: metric.objective,
    label: 'total',
    token: '--kind-loss',
    format: decimals(3),
  });
  const terms = names
    .filter((name) => name.endsWith('/loss') && name !== metric.objective)
    .map((name, index) =>
      quantity({
        metric: name,
        label: name.slice(0, -'/loss'.length),
        token: '--kind-loss',
        dash: lossDashes[index % lossDashes.length] ?? 'dash',
        format: decimals(3),
      }),
    );
  return terms.length > 1 ? [objective, ...terms] : [objective];
}

/** The dock's charts in their order. */
export const chartList: readonly ChartDefinition[] = [
  {
    id: 'ratios',
    title: 'Centre and residual',
    help: `m_o = |o| / |Z| and m_r = |r| / |Z| of the normalised embedding Z = o + r. Shaded: m_o above ${partial.m_o} counts as partial collapse, above ${collapsed.m_o} as collapse.`,
    left: ratio,
    bands: [
      { from: partial.m_o, to: collapsed.m_o, verdict: 'partial' },
      { from: collapsed.m_o, to: 1, verdict: 'collapsed' },
    ],
    optional: false,
    quantities: ofTap(
      tapQuantity('m_o', { label: 'm_o', token: '--m-o', format: formatRatio }),
      tapQuantity('m_r', { label: 'm_r', token: '--m-r', dash: 'dash', format: formatRatio }),
    ),
  },
  {
    id: 'covariance',
    title: 'Covariance',
    help: 'Sum of the squared off-diagonal entries of the covariance, divided by the dimensions: of z as it is, and of the normalised Z.',
    left: { scale: 'magnitudes' },
    bands: [],
    optional: false,
    quantities: ofTap(
      tapQuantity('covariance', { label: 'raw', token: '--kind-embedding', format: formatQuantity }),
      tapQuantity('covariance_normalised', {
        label: 'norm.',
        token: '--kind-embedding',
        dash: 'dash',
        format: formatQuantity,
      }),
    ),
  },
  {
    id: 'loss',
    title: 'Loss',
    help: 'What is minimised (total) and, where it is a sum, its terms before their weights.',
    left: { scale: 'fit', leastSpan: 0.1 },
    bands: [],
    optional: false,
    quantities: losses,
  },
  {
    id: 'spread',
    title: 'Std and effective rank',
    help: `Normalised std (left axis): 1 when Z is spread evenly over the sphere, 0 when it is constant. Effective rank (right axis): how many directions share the variance. Shaded: a std below ${partial.std} counts as partial collapse, below ${collapsed.std} as collapse.`,
    left: ratio,
    right: { scale: 'fit', from: 0, leastSpan: 2 },
    bands: [
      { from: 0, to: collapsed.std, verdict: 'collapsed' },
      { from: collapsed.std, to: partial.std, verdict: 'partial' },
    ],
    optional: false,
    quantities: ofTap(
      tapQuantity('std', { label: 'std', token: '--kind-embedding', format: formatRatio }),
      tapQuantity('effective_rank', {
        label: 'rank',
        token: '--kind-embedding',
        dash: 'dash',
        axis: 'right',
        format: decimals(1),
      }),
    ),
  },
  {
    id: 'accuracy',
    title: 'Accuracy',
    help: 'kNN (cosine, k = 20) and linear-probe accuracy of the encoder on the test images. Faint: the untrained encoder, which gains are counted from.',
    left: { scale: 'fit', leastSpan: 0.1, percent: true },
    bands: [],
    optional: false,
    quantities: () => [
      quantity({
        metric: metric.knn,
        label: 'kNN',
        token: '--kind-images',
        format: formatPercent,
        sparse: true,
        startLine: true,
      }),
      quantity({
        metric: metric.linear,
        label: 'linear',
        token: '--kind-images',
        dash: 'dash',
        format: formatPercent,
        sparse: true,
        startLine: true,
      }),
    ],
  },
  {
    id: 'gradient',
    title: 'Gradient lens',
    help: 'Mean lengths of the parts of the negative gradient by the normalised vector: the basic gradient of the symmetric architecture, and the centre o_e and residual r_e of the extra one.',
    left: { scale: 'magnitudes' },
    bands: [],
    optional: true,
    quantities: ofLoss(
      lensQuantity('basic', { label: 'basic', token: '--kind-loss', format: formatQuantity }),
      lensQuantity('centre', { label: 'o_e', token: '--m-o', dash: 'dash', format: formatQuantity }),
      lensQuantity('residual', { label: 'r_e', token: '--m-r', dash: 'dot', format: formatQuantity }),
    ),
  },
  {
    id: 'gradient-cosines',
    title: 'Gradient cosines',
    help: 'o_e, o_p: cosine of the extra gradient’s centre with the centre that the loss pulls at; below 0 it de-centres. r_e, corr: cosine of its residual with the negative gradient of correlation regularisation; above 0 it de-correlates.',
    left: { scale: 'fixed', range: [-1, 1] },
    bands: [],
    optional: true,
    quantities: ofLoss(
      lensQuantity('cos_centre', { label: 'o_e, o_p', token: '--m-o', format: formatRatio }),
      lensQuantity('cos_decorrelation', {
        label: 'r_e, corr',
        token: '--m-r',
        dash: 'dash',
        format: formatRatio,
      }),
    ),
  },
  {
    id: 'cosines',
    title: 'Cosines',
    help: 'Mean cosine of Z with its centre o and with its residual r; corr: the mean absolute correlation between two dimensions of z.',
    left: { scale: 'fixed', range: [-1, 1] },
    bands: [],
    optional: false,
    quantities: ofTap(
      tapQuantity('cos_centre', { label: 'cos o', token: '--m-o', format: formatRatio }),
      tapQuantity('cos_residual', { label: 'cos r', token: '--m-r', dash: 'dash', format: formatRatio }),
      tapQuantity('correlation', {
        label: 'corr',
        token: '--kind-embedding',
        dash: 'dot',
        format: formatRatio,
      }),
    ),
  },
];
