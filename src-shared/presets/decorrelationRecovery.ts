import { definePreset } from './definition';
import { plain, predictorNode, siamese } from './modules';
import { at, crossed, parallel, wire } from './wiring';

/** A weight of 1 during one of the three phases, else 0. */
function during(phase: 0 | 1 | 2) {
  const values = [0, 1, 2].map((index) => ({ at: index / 3, value: index === phase ? 1 : 0 }));
  return { shape: 'steps', points: values };
}

export const decorrelationRecovery = definePreset({
  id: 'decorrelation-recovery',
  title: 'Recovery by de-correlation',
  section: 'The extra gradient of SimSiam',
  formula:
    '\\mathcal{L} = w_1(t)\\,\\mathcal{L}_{\\text{SimSiam}} + w_2(t)\\,\\mathcal{D}(Z_a, Z_b) + w_3(t)\\,\\tfrac1d \\textstyle\\sum_{i \\neq j} \\operatorname{cov}(z)_{ij}^2',
  watch:
    'Three phases, a third of the run each: SimSiam, then the loss of the naive siamese network, which collapses, then nothing but correlation regularisation. m_r falls in the second phase and recovers within a few steps of the third.',
  expected: {
    verdict: 'no collapse',
    claim: 'De-correlation alone raises m_r again from collapse (Conjecture 2).',
    numbers:
      'Figure 5b: m_r falls to between 0.1 and 0.25 and m_o rises to 0.95; within tens of steps of the third phase m_r is back at 1 and m_o near 0.1.',
    source: 'arXiv 2203.16262, section 4.1',
  },
  graph: (size) => {
    const { nodes, wires } = siamese(size);
    return {
      staticRates: ['predictor'],
      training: { schedule: 'constant' },
      nodes: {
        ...nodes,
        predictor: predictorNode(size, at(4, -0.4)),
        'stop-gradient': plain('stop-gradient', at(4, 0.8)),
        loss: plain('loss-negative-cosine', at(5, 0.2)),
        collapse: plain('loss-negative-cosine', at(5, 2)),
        correlation: plain('loss-correlation', at(5, 3.2)),
        sum: {
          type: 'sum',
          params: { weights: [during(0), during(1), during(2)] },
          lanes: 3,
          position: at(6, 1.4),
        },
      },
      wires: [
        ...wires,
        parallel('projector.z', 'predictor.z'),
        parallel('predictor.p', 'loss.p'),
        parallel('projector.z', 'stop-gradient.x'),
        crossed('stop-gradient.y', 'loss.z'),
        parallel('projector.z', 'collapse.p'),
        crossed('projector.z', 'collapse.z'),
        parallel('projector.z', 'correlation.z'),
        wire('loss.loss', 'sum.loss', 0, 0),
        wire('collapse.loss', 'sum.loss', 0, 1),
        wire('correlation.loss', 'sum.loss', 0, 2),
      ],
    };
  },
});
