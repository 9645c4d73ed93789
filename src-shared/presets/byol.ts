import { definePreset } from './definition';
import { encoderNode, plain, predictorNode, projectorNode, siamese } from './modules';
import { at, crossed, parallel, wire } from './wiring';

export const byol = definePreset({
  id: 'byol',
  title: 'BYOL',
  section: 'Other methods',
  formula:
    "\\mathcal{L} = \\mathcal{D}(h(z_a), \\operatorname{sg}(z'_b)) + \\mathcal{D}(h(z_b), \\operatorname{sg}(z'_a)),\\quad \\xi \\leftarrow \\tau\\,\\xi + (1 - \\tau)\\,\\theta",
  watch:
    'The target is the same network with averaged weights. m_o stays low as in SimSiam, which is BYOL with τ = 0; the average makes the target change more slowly.',
  expected: {
    verdict: 'no collapse',
    claim: 'Predictor, stop-gradient and a slowly moving target avoid collapse without negative samples.',
    source: 'arXiv 2006.07733, section 3',
  },
  graph: (size) => {
    // As published there is no final batch norm; at small size it stays, without which 300 steps are too few.
    const head = { finalNorm: size === 'small' };
    const { nodes, wires } = siamese(size, { projector: head });
    const momentum = size === 'small' ? 0.99 : 0.996;
    const average = { type: 'moving-average-weights', params: { momentum } };
    return {
      staticRates: ['predictor'],
      nodes: {
        ...nodes,
        predictor: predictorNode(size, at(4, 1)),
        'average-encoder': { ...average, position: at(2, 2.3) },
        'average-projector': { ...average, position: at(3, 2.3) },
        'target-encoder': { ...encoderNode(size, at(2, 3.6)), label: 'Target encoder' },
        'target-projector': { ...projectorNode(size, at(3, 3.6), head), label: 'Target projector' },
        'stop-gradient': plain('stop-gradient', at(4, 3.6)),
        loss: plain('loss-negative-cosine', at(5, 2.2)),
      },
      wires: [
        ...wires,
        parallel('projector.z', 'predictor.z'),
        parallel('predictor.p', 'loss.p'),
        wire('encoder.weights', 'average-encoder.weights'),
        wire('average-encoder.weights', 'target-encoder.weights'),
        wire('projector.weights', 'average-projector.weights'),
        wire('average-projector.weights', 'target-projector.weights'),
        parallel('views.view', 'target-encoder.x'),
        parallel('target-encoder.y', 'target-projector.y'),
        parallel('target-projector.z', 'stop-gradient.x'),
        crossed('stop-gradient.y', 'loss.z'),
      ],
    };
  },
});
