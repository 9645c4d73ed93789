import { z } from 'zod';
import { predictorFields, predictorHead } from '../../layers/predictorHead';
import { moduleTypes, weightsPorts } from '../../layers/sharedWeights';
import { defineNode, laned, perLane, typeOf } from '../../node';
import { mostLanes } from '../../values/lanes';

export const predictor = defineNode({
  type: 'predictor',
  title: 'Predictor',
  group: 'head',
  doc: {
    summary:
      "h: predicts the other branch's z. Its asymmetry brings the extra gradient that keeps SimSiam from collapsing.",
    formula: 'p = h(z)',
    source: 'arXiv 2011.10566, section 3; single layers in arXiv 2203.16262, section 4.3',
  },
  params: z.object(predictorFields).strict(),
  inputs: { z: laned('z', ['embedding'], 'The representation'), ...weightsPorts.inputs },
  outputs: { p: laned('p', ['embedding'], 'The prediction'), ...weightsPorts.outputs },
  lanes: { default: 2, min: 1, max: mostLanes },
  ownsWeights: true,
  infer: ({ params, inputs }) =>
    moduleTypes('predictor', { params, inputs }, { p: typeOf(inputs, 'z', 'embedding') }),
  build: ({ context, params, inputs }) => {
    const head = predictorHead(context, typeOf(inputs, 'z', 'embedding').dim, params);
    return perLane('z', 'p', head);
  },
});
