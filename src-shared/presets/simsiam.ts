import { definePreset } from './definition';
import { plain, predictorNode, siamese } from './modules';
import { at, crossed, type PresetSize, parallel } from './wiring';

const section = 'What keeps SimSiam from collapsing';

/** z of each view to the predictor, whose p meets the other view's z at the loss. */
function predictive(size: PresetSize) {
  const { nodes, wires } = siamese(size);
  return {
    staticRates: ['predictor'],
    nodes: {
      ...nodes,
      predictor: predictorNode(size, at(4.12, 0.36)),
      loss: plain('loss-negative-cosine', at(5.2, 1)),
    },
    wires: [...wires, parallel('projector.z', 'predictor.z'), parallel('predictor.p', 'loss.p')],
  };
}

const stopGradient = plain('stop-gradient', at(4.12, 1.64));

export const simsiam = definePreset({
  id: 'simsiam',
  title: 'SimSiam',
  section,
  formula:
    '\\mathcal{L} = \\tfrac12\\,\\mathcal{D}(P_a, \\operatorname{sg}(Z_b)) + \\tfrac12\\,\\mathcal{D}(P_b, \\operatorname{sg}(Z_a))',
  watch:
    'm_o rises for some steps and then falls back while m_r stays near 1; the covariance falls as the predictor de-correlates the dimensions, and accuracy climbs above that of the untrained encoder.',
  expected: {
    verdict: 'no collapse',
    claim: 'Predictor and stop-gradient together avoid collapse without negative samples.',
    numbers: 'Table 2: Top-1 66.62 %.',
    source: 'arXiv 2011.10566, section 4; arXiv 2203.16262, section 2',
  },
  graph: (size) => {
    const { nodes, wires, staticRates } = predictive(size);
    return {
      staticRates,
      nodes: { ...nodes, 'stop-gradient': stopGradient },
      wires: [...wires, parallel('projector.z', 'stop-gradient.x'), crossed('stop-gradient.y', 'loss.z')],
    };
  },
});

export const simsiamNoStopGradient = definePreset({
  id: 'simsiam-no-stop-gradient',
  title: 'SimSiam without stop-gradient',
  section,
  formula: '\\mathcal{L} = \\tfrac12\\,\\mathcal{D}(P_a, Z_b) + \\tfrac12\\,\\mathcal{D}(P_b, Z_a)',
  watch:
    'The gradient now flows into both branches: m_o climbs and m_r falls as in the naive siamese network, predictor or not, or the effective rank falls to 1.',
  expected: {
    verdict: 'collapse',
    claim: 'Without the stop-gradient SimSiam collapses.',
    source: 'arXiv 2011.10566, section 4.1',
  },
  graph: (size) => {
    const { nodes, wires, staticRates } = predictive(size);
    return { staticRates, nodes, wires: [...wires, crossed('projector.z', 'loss.z')] };
  },
});

export const simsiamNoPredictor = definePreset({
  id: 'simsiam-no-predictor',
  title: 'SimSiam without predictor',
  section,
  formula:
    '\\mathcal{L} = \\tfrac12\\,\\mathcal{D}(Z_a, \\operatorname{sg}(Z_b)) + \\tfrac12\\,\\mathcal{D}(Z_b, \\operatorname{sg}(Z_a))',
  watch:
    'The stop-gradient alone only halves the gradient of the naive loss: m_o climbs to 1 or the effective rank falls to it, somewhat more slowly.',
  expected: {
    verdict: 'collapse',
    claim: 'Without the predictor SimSiam collapses: its gradient is that of the naive siamese network.',
    source: 'arXiv 2011.10566, section 4.2',
  },
  graph: (size) => {
    const { nodes, wires } = siamese(size);
    return {
      nodes: {
        ...nodes,
        'stop-gradient': stopGradient,
        loss: plain('loss-negative-cosine', at(5.2, 1)),
      },
      wires: [
        ...wires,
        parallel('projector.z', 'loss.p'),
        parallel('projector.z', 'stop-gradient.x'),
        crossed('stop-gradient.y', 'loss.z'),
      ],
    };
  },
});
