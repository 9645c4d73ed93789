import { definePreset } from './definition';
import { encoderNode, plain, predictorNode, projectorNode, siamese } from './modules';
import { at, crossed, type PresetSize, parallel, wire } from './wiring';

/** Colour, crop, blur and solarise of the two views (arXiv 2006.07733, appendix B, table 6). */
const published = { cropMin: 0.08, saturation: 0.2 };
const viewA = { ...published, blur: 1 };
const viewB = { ...published, blur: 0.1, solarise: 0.2 };

/** The beginning of a siamese graph whose two views are augmented each in its own way. */
function twoViews(size: PresetSize, projector: Readonly<Record<string, unknown>>) {
  const { nodes, wires } = siamese(size, { projector });
  const { views, ...others } = nodes;
  const own = (params: Readonly<Record<string, unknown>>, row: number) => ({
    ...views,
    params,
    lanes: 1,
    position: at(1, row),
  });
  const [, , ...heads] = wires;
  return {
    nodes: { ...others, 'views-a': own(viewA, 0.4), 'views-b': own(viewB, 1.6) },
    wires: [
      wire('dataset.images', 'views-a.images'),
      wire('dataset.images', 'views-b.images'),
      wire('views-a.view', 'encoder.x', 0, 0),
      wire('views-b.view', 'encoder.x', 0, 1),
      ...heads,
    ],
  };
}

export const byol = definePreset({
  id: 'byol',
  title: 'BYOL',
  section: 'Other methods',
  formula:
    "\\mathcal{L} = \\tfrac12\\,\\mathcal{D}(h(z_a), \\operatorname{sg}(z'_b)) + \\tfrac12\\,\\mathcal{D}(h(z_b), \\operatorname{sg}(z'_a)),\\quad \\xi \\leftarrow \\tau\\,\\xi + (1 - \\tau)\\,\\theta",
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
    const { nodes, wires } = size === 'small' ? siamese(size, { projector: head }) : twoViews(size, head);
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
        ...(size === 'small'
          ? [parallel('views.view', 'target-encoder.x')]
          : [wire('views-a.view', 'target-encoder.x', 0, 0), wire('views-b.view', 'target-encoder.x', 0, 1)]),
        parallel('target-encoder.y', 'target-projector.y'),
        parallel('target-projector.z', 'stop-gradient.x'),
        crossed('stop-gradient.y', 'loss.z'),
      ],
    };
  },
});
