import { definePreset } from './definition';
import { plain, siamese } from './modules';
import { at, parallel, wire } from './wiring';

/** K; `views.lanes` changes it. */
const count = 4;

export const manyAugmentations = definePreset({
  id: 'eoa-many-augmentations',
  title: 'Mean over many augmentations',
  section: 'Why the explanation of SimSiam is not enough',
  formula:
    '\\mathcal{L} = \\mathcal{D}\\Bigl(Z_1, \\operatorname{sg}\\Bigl(\\tfrac1K \\textstyle\\sum_{k=1}^{K} Z_k\\Bigr)\\Bigr)',
  watch:
    'If the predictor only stood for the expectation over augmentations, the mean over K views could take its place. It cannot: whatever K is, m_o climbs to 1, or the final batch norm leaves one direction only and the effective rank falls to 1 (sweep views.lanes from 2 to 16).',
  expected: {
    verdict: 'collapse',
    claim:
      'The expectation over augmentations, estimated from K views, does not take the place of the predictor.',
    numbers: 'Table 1, K = 10 and K = 25: std 0, Top-1 1 %.',
    source: 'arXiv 2203.16262, section 2.2, on arXiv 2011.10566, section 5',
  },
  graph: (size) => {
    const { nodes, wires } = siamese(size, { lanes: count });
    return {
      nodes: {
        ...nodes,
        normalise: plain('normalise', at(4, 1), count),
        mean: plain('mean-of-lanes', at(5, 1.4), count),
        'stop-gradient': plain('stop-gradient', at(6, 1.4), 1),
        loss: plain('loss-negative-cosine', at(7, 0.9), 1),
      },
      wires: [
        ...wires,
        parallel('projector.z', 'normalise.x', count),
        parallel('normalise.y', 'mean.x', count),
        wire('mean.y', 'stop-gradient.x'),
        wire('normalise.y', 'loss.p'),
        wire('stop-gradient.y', 'loss.z'),
      ],
    };
  },
});
