import { definePreset } from './definition';
import { plain, predictorNode, siamese } from './modules';
import { at, crossed, parallel } from './wiring';

export const symmetricPredictor = definePreset({
  id: 'symmetric-predictor',
  title: 'Symmetric predictor',
  section: 'Why the explanation of SimSiam is not enough',
  formula:
    '\\mathcal{L} = \\tfrac12\\,\\mathcal{D}(P_a, \\operatorname{sg}(P_b)) + \\tfrac12\\,\\mathcal{D}(P_b, \\operatorname{sg}(P_a))',
  watch:
    'Both sides of the loss are predictions. The loss runs to −1 because p becomes constant; the final batch norm keeps z spread for a while, so look at the measures of the predictor.',
  expected: {
    verdict: 'collapse',
    claim: 'A predictor on both branches does not avoid collapse: the asymmetry is needed.',
    numbers: 'Table 2: Top-1 1 %, which is chance.',
    source: 'arXiv 2203.16262, section 2.2',
  },
  graph: (size) => {
    const { nodes, wires } = siamese(size);
    return {
      staticRates: ['predictor'],
      nodes: {
        ...nodes,
        predictor: predictorNode(size, at(4, 1)),
        'stop-gradient': plain('stop-gradient', at(5.06, 1.7)),
        loss: plain('loss-negative-cosine', at(6.1, 1)),
      },
      wires: [
        ...wires,
        parallel('projector.z', 'predictor.z'),
        parallel('predictor.p', 'loss.p'),
        parallel('predictor.p', 'stop-gradient.x'),
        crossed('stop-gradient.y', 'loss.z'),
      ],
    };
  },
});
