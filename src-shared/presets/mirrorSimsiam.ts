import { definePreset } from './definition';
import { plain, predictorNode, siamese } from './modules';
import { at, crossed, parallel } from './wiring';

export const mirrorSimsiam = definePreset({
  id: 'mirror-simsiam',
  title: 'Mirror SimSiam',
  section: 'Why the explanation of SimSiam is not enough',
  formula:
    '\\mathcal{L} = \\tfrac12\\,\\mathcal{D}(h(\\operatorname{sg}(z_a)), Z_b) + \\tfrac12\\,\\mathcal{D}(h(\\operatorname{sg}(z_b)), Z_a)',
  watch:
    'The stop-gradient sits before the predictor, so the encoder is trained through the other branch: m_o climbs to 1 or the effective rank falls to it. The predictor is still optimal for its loss, so that alone does not keep a network from collapsing.',
  expected: {
    verdict: 'collapse',
    claim: 'With the stop-gradient on the input of the predictor SimSiam collapses.',
    numbers: 'Table 2: Top-1 1 %, which is chance.',
    source: 'arXiv 2203.16262, section 2.2',
  },
  graph: (size) => {
    const { nodes, wires } = siamese(size);
    return {
      staticRates: ['predictor'],
      nodes: {
        ...nodes,
        'stop-gradient': plain('stop-gradient', at(4.12, 0.36)),
        predictor: predictorNode(size, at(5.06, 0.36)),
        loss: plain('loss-negative-cosine', at(6.1, 1)),
      },
      wires: [
        ...wires,
        parallel('projector.z', 'stop-gradient.x'),
        parallel('stop-gradient.y', 'predictor.z'),
        parallel('predictor.p', 'loss.p'),
        crossed('projector.z', 'loss.z'),
      ],
    };
  },
});
