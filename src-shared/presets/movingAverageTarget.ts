import { definePreset } from './definition';
import { plain, siamese } from './modules';
import { at, parallel, wire } from './wiring';

export const movingAverageTarget = definePreset({
  id: 'moving-average-target',
  title: 'Moving-average target',
  section: 'Why the explanation of SimSiam is not enough',
  formula:
    '\\mathcal{L} = \\lVert Z_a - \\operatorname{sg}(\\eta_x) \\rVert^2,\\quad \\eta_x \\leftarrow m\\,\\eta_x + (1 - m)\\,Z_b',
  watch:
    "Each training image has a target of its own, the moving average of the second view's Z over the epochs so far, and there is no predictor: only the first view is trained, only the second fills the average. m_o stays below 1. With momentum 0 the target is the second view's Z of the epoch before, and the network collapses as without a predictor: set bank.momentum=0.",
  expected: {
    verdict: 'no collapse',
    claim:
      'A moving-average target avoids collapse without a predictor; without the average (m = 0) it does not.',
    numbers: 'Table 1: std 0.0108, which is 0.49 normalised; Top-1 46.57 %.',
    source: 'arXiv 2203.16262, section 2.2; arXiv 2011.10566, section 5.2 (m = 0.8)',
  },
  graph: (size) => {
    // Published without final batch norm. At small size it stays: without it z begins at m_o 0.6, and the first
    // epoch, whose targets are still mostly random, drives it to 0.95; 8 epochs are too few to come back.
    const { nodes, wires } = siamese(size, { projector: { finalNorm: size === 'small' } });
    return {
      nodes: {
        ...nodes,
        normalise: plain('normalise', at(3.95, 1)),
        bank: {
          type: 'moving-average-bank',
          params: { momentum: 0.8, read: 'before' },
          lanes: 1,
          position: at(4.95, 2),
        },
        'stop-gradient': plain('stop-gradient', at(5.9, 2), 1),
        loss: { type: 'loss-mse', params: { normalised: false }, lanes: 1, position: at(6.85, 1) },
      },
      wires: [
        ...wires,
        parallel('projector.z', 'normalise.x'),
        wire('normalise.y', 'loss.p', 0),
        wire('normalise.y', 'bank.x', 1),
        wire('dataset.indices', 'bank.indices'),
        wire('bank.y', 'stop-gradient.x'),
        wire('stop-gradient.y', 'loss.z'),
      ],
    };
  },
});
