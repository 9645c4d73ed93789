import type { Training } from '../training';
import { definePreset } from './definition';
import { plain, predictorNode, siamese } from './modules';
import { at, crossed, type PresetSize, parallel, wire } from './wiring';

/** Where the phases begin, as shares of the run: the one that collapses takes longest. */
const phases = [0, 0.25, 0.75] as const;

/** A weight of 1 during one of the three phases, else 0. */
function during(phase: 0 | 1 | 2) {
  return { shape: 'steps', points: phases.map((at, index) => ({ at, value: index === phase ? 1 : 0 })) };
}

/** At small size the phases take 100, 200 and 100 steps. */
function lengthAt(size: PresetSize): Partial<Training> {
  return size === 'small' ? { epochs: 11, maxSteps: 400 } : {};
}

export const decorrelationRecovery = definePreset({
  id: 'decorrelation-recovery',
  title: 'Recovery by de-correlation',
  section: 'The extra gradient of SimSiam',
  formula:
    '\\mathcal{L} = w_1(t)\\,\\mathcal{L}_{\\text{SimSiam}} - w_2(t)\\,Z \\cdot \\operatorname{sg}(o_z) + w_3(t)\\,\\tfrac1d \\textstyle\\sum_{i \\neq j} \\operatorname{cov}(z)_{ij}^2',
  watch:
    'Three phases: SimSiam for a quarter of the run, then the gradient along the centre for a half, which collapses, then nothing but correlation regularisation. m_r falls in the second phase and recovers within a few steps of the third.',
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
      training: { schedule: 'constant', ...lengthAt(size) },
      nodes: {
        ...nodes,
        predictor: predictorNode(size, at(4, -0.4)),
        'stop-gradient': plain('stop-gradient', at(4, 0.8)),
        loss: plain('loss-negative-cosine', at(5, 0.2)),
        normalise: plain('normalise', at(4, 1.9)),
        centre: plain('centre-of', at(4.9, 2.3)),
        collapse: plain('loss-gradient', at(5.8, 1.7)),
        correlation: plain('loss-correlation', at(5, 3.4)),
        sum: {
          type: 'sum',
          params: { weights: [during(0), during(1), during(2)] },
          lanes: 3,
          position: at(6.8, 1.4),
        },
      },
      wires: [
        ...wires,
        parallel('projector.z', 'predictor.z'),
        parallel('predictor.p', 'loss.p'),
        parallel('projector.z', 'stop-gradient.x'),
        crossed('stop-gradient.y', 'loss.z'),
        parallel('projector.z', 'normalise.x'),
        parallel('normalise.y', 'centre.x'),
        parallel('centre.y', 'collapse.g'),
        parallel('normalise.y', 'collapse.a'),
        parallel('projector.z', 'correlation.z'),
        wire('loss.loss', 'sum.loss', 0, 0),
        wire('collapse.loss', 'sum.loss', 0, 1),
        wire('correlation.loss', 'sum.loss', 0, 2),
      ],
    };
  },
});
