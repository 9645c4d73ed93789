import { namedAddress } from '@shared/sweep';
import type { AxisKind } from '../../charts/model/chartDefinition';
import { metricAxis } from '../../charts/model/metricAxis';
import type { ColourToken } from '../../styles/colourToken';
import { toneTokens } from '../../styles/toneTokens';

/** How a metric is called and drawn. */
export interface MetricLook {
  readonly title: string;
  readonly token: ColourToken;
  readonly axis: AxisKind;
  readonly percent: boolean;
}

/** Of a metric address, such as `lens/loss/cos_centre@0.25..0.75`. */
export function metricLook(address: string): MetricLook {
  const { metric, title } = namedAddress(address);
  const token = toneTokens[metric?.tone ?? 'plain'];
  return { title, token, axis: metricAxis(metric), percent: metric?.format === 'percent' };
}
