import { z } from 'zod';
import { defineNode, watched } from '../../node';
import { mostLanes } from '../../values/lanes';

export const metricProbe = defineNode({
  type: 'metric-probe',
  title: 'Probe',
  group: 'probe',
  doc: {
    summary:
      'Measures an embedding that enters no loss: m_o, m_r, covariance, std, effective rank and cosines.',
    formula: 'm_o = \\lVert o_z \\rVert,\\quad m_r = \\mathbb{E}\\lVert Z - o_z \\rVert',
    source: 'arXiv 2203.16262, section 3.1',
  },
  params: z.object({}).strict(),
  inputs: { x: { ...watched('z', 'Any embedding'), noGradient: true } },
  outputs: {},
  lanes: { default: 1, min: 1, max: mostLanes },
  infer: () => ({ outputs: {} }),
  build: () => ({ call: () => ({}) }),
});
