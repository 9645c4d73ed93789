import { parseMetricAddress } from '@shared/sweep';
import type { AxisKind } from '../../charts/model/chartDefinition';
import { formatFixed, formatPercent, formatQuantity, formatRatio } from '../../runs/look/format';
import type { ColourToken } from '../../styles/colourToken';

/** How a metric is called, coloured and written. */
export interface MetricLook {
  readonly title: string;
  readonly token: ColourToken;
  readonly axis: AxisKind;
  readonly percent: boolean;
  readonly format: (value: number) => string;
}

type Look = Omit<MetricLook, 'title' | 'percent'>;

const ratio: AxisKind = { scale: 'fixed', range: [0, 1] };
const cosine: AxisKind = { scale: 'fixed', range: [-1, 1] };

function look(token: ColourToken, axis: AxisKind, format: MetricLook['format']): Look {
  return { token, axis, format };
}

const accuracy = look('--kind-images', { scale: 'fit', leastSpan: 0.05, percent: true }, formatPercent);
const loss = look('--kind-loss', { scale: 'fit', leastSpan: 0.1 }, (value) => formatFixed(value, 3));
const magnitude = look('--kind-embedding', { scale: 'magnitudes' }, formatQuantity);
const other = look('--kind-indices', { scale: 'fit' }, formatQuantity);

/** By the quantity, which is the last part of a metric's name. */
const looks: Readonly<Record<string, Look>> = {
  m_o: look('--m-o', ratio, formatRatio),
  m_r: look('--m-r', ratio, formatRatio),
  std: look('--kind-embedding', ratio, formatRatio),
  covariance: magnitude,
  covariance_normalised: magnitude,
  correlation: look('--kind-embedding', ratio, formatRatio),
  effective_rank: look('--kind-embedding', { scale: 'fit', from: 0, leastSpan: 2 }, (value) =>
    formatFixed(value, 1),
  ),
  knn: accuracy,
  linear: accuracy,
  knn_accuracy: accuracy,
  linear_accuracy: accuracy,
  knn_accuracy_initial: accuracy,
  loss,
  entropy: look('--kind-loss', { scale: 'fit', leastSpan: 0.1 }, formatRatio),
  cos_centre: look('--m-o', cosine, formatRatio),
  cos_residual: look('--m-r', cosine, formatRatio),
  cos_decorrelation: look('--m-r', cosine, formatRatio),
  basic: { ...magnitude, token: '--kind-loss' },
  centre: { ...magnitude, token: '--m-o' },
  residual: { ...magnitude, token: '--m-r' },
};

const titles: Readonly<Record<string, string>> = {
  std: 'Normalised std',
  covariance: 'Covariance',
  effective_rank: 'Effective rank',
  knn_accuracy: 'kNN accuracy',
  linear_accuracy: 'Linear-probe accuracy',
  knn_accuracy_initial: 'kNN accuracy, untrained',
  loss: 'Loss',
};

/** `lens/loss/cos_centre@0.25..0.75` as people read it: `lens/loss/cos_centre, 25–75 % of the run`. */
export function metricTitle(address: string): string {
  const [name = address] = address.split('@');
  const title = titles[name] ?? name;
  const parsed = parseMetricAddress(address);
  if (parsed === undefined || !address.includes('@')) return title;
  const { from, to } = parsed.window;
  return `${title}, ${Math.round(from * 100)}–${Math.round(to * 100)} % of the run`;
}

export function metricLook(address: string): MetricLook {
  const [name = address] = address.split('@');
  const quantity = name.split('/').at(-1) ?? name;
  const found = looks[quantity] ?? other;
  const { axis } = found;
  const percent = axis.scale !== 'fixed' && axis.percent === true;
  return { ...found, percent, title: metricTitle(address) };
}
