import { type LensMetric, metric, type TapMetric } from '@shared/metrics';
import { verdictThresholds } from '@shared/verdict';
import { formatFixed, formatPercent, formatQuantity, formatRatio } from '../../runs/look/format';
import type { AxisKind, ChartDefinition, Dash, Quantity, QuantityRequest } from './chartDefinition';

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
    title: 'Std and rank',
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

const alignment = '/eigenspace_alignment';

/** The curves that stand beside the spectra. */
export const spectrumCharts: readonly ChartDefinition[] = [
  {
    id: 'effective-rank',
    title: 'Effective rank',
    help: 'exp of the entropy of the eigenvalues’ shares: how many directions hold the variance. 1 when there is one, as many as there are dimensions when all hold the same.',
    left: { scale: 'fit', from: 0, leastSpan: 2 },
    bands: [],
    optional: false,
    quantities: ofTap(
      tapQuantity('effective_rank', { label: 'rank', token: '--kind-embedding', format: decimals(1) }),
    ),
  },
  {
    id: 'eigenspace-alignment',
    title: 'Eigenspace alignment',
    help: 'How far a linear predictor keeps the eigenvectors of corr(z) in place: the mean of |cos(v, W v)|, weighted by the eigenvalues. 1 when they are eigenvectors of its weight too.',
    left: ratio,
    bands: [],
    optional: true,
    quantities: ({ names }) =>
      names
        .filter((name) => name.endsWith(alignment))
        .map((name, index) =>
          quantity({
            metric: name,
            label: name.slice(0, -alignment.length),
            token: '--kind-weights',
            dash: index === 0 ? 'solid' : (lossDashes[(index - 1) % lossDashes.length] ?? 'dash'),
            format: formatRatio,
          }),
        ),
  },
];
