import { z } from 'zod';
import { predictorFields, predictorHead } from '../../layers/predictorHead';
import { moduleTypes, weightsPorts } from '../../layers/sharedWeights';
import { defineNode, laned, perLane, typeOf } from '../../node';
import { mostLanes } from '../../values/lanes';

export const inversePredictor = defineNode({
  type: 'inverse-predictor',
  title: 'Inverse predictor',
  group: 'head',
  doc: {
    summary: 'Learns to undo the predictor: trained by its own loss to give z back from p.',
    formula: 'h^{-1}(p) \\approx z',
    source: 'arXiv 2203.16262, section 3.3',
  },
  params: z.object(predictorFields).strict(),
  inputs: { p: laned('p', ['embedding'], 'Predictions'), ...weightsPorts.inputs },
  outputs: { z: laned('ẑ', ['embedding'], 'The representation estimated from p'), ...weightsPorts.outputs },
  lanes: { default: 2, min: 1, max: mostLanes },
  ownsWeights: true,
  infer: ({ params, inputs }) =>
    moduleTypes('inverse-predictor', { params, inputs }, { z: typeOf(inputs, 'p', 'embedding') }),
  build: ({ context, params, inputs }) =>
    perLane('p', 'z', predictorHead(context, typeOf(inputs, 'p', 'embedding').dim, params)),
});
