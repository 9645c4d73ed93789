import { definePreset } from './definition';
import { plain, siamese } from './modules';
import { at, crossed, parallel } from './wiring';

export const directPred = definePreset({
  id: 'directpred',
  title: 'DirectPred',
  section: 'A simpler predictor',
  formula:
    '\\mathcal{L} = \\mathcal{D}(W_p z_a, \\operatorname{sg}(z_b)),\\quad W_p = U \\operatorname{diag}(\\sqrt{s / s_{\\max}} + \\epsilon)\\, U^\\top',
  watch:
    'The linear predictor is not trained but set from the eigenspace of the correlation of z in each step, which is what a trained one aligns with. m_o stays low.',
  expected: {
    verdict: 'no collapse',
    claim: 'A predictor set from the eigenspace of the correlation does as well as a trained linear one.',
    source: 'arXiv 2102.06810, section 4',
  },
  graph: (size) => {
    // As published for CIFAR; the eigenvectors of a matrix of 2048 would take most of each step.
    const projector = size === 'small' ? {} : { layers: 2, hidden: 512, out: 128 };
    const { nodes, wires } = siamese(size, { projector });
    return {
      nodes: {
        ...nodes,
        predictor: plain('predictor-direct', at(4.12, 0.36)),
        'stop-gradient': plain('stop-gradient', at(4.12, 1.64)),
        loss: plain('loss-negative-cosine', at(5.2, 1)),
      },
      wires: [
        ...wires,
        parallel('projector.z', 'predictor.z'),
        parallel('predictor.p', 'loss.p'),
        parallel('projector.z', 'stop-gradient.x'),
        crossed('stop-gradient.y', 'loss.z'),
      ],
    };
  },
});
