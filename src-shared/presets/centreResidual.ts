import { definePreset } from './definition';
import { plain, siamese } from './modules';
import { at, type PresetSize, parallel } from './wiring';

const section = 'Centre and residual';

/** Z moved along a part of itself: the operation of type `part`. */
function movedAlong(size: PresetSize, part: string, id: string) {
  const { nodes, wires } = siamese(size);
  return {
    nodes: {
      ...nodes,
      normalise: plain('normalise', at(3.95, 1)),
      [id]: plain(part, at(4.9, 1.8)),
      loss: plain('loss-gradient', at(5.85, 1)),
    },
    wires: [
      ...wires,
      parallel('projector.z', 'normalise.x'),
      parallel('normalise.y', 'loss.a'),
      parallel('normalise.y', `${id}.x`),
      parallel(`${id}.y`, 'loss.g'),
    ],
  };
}

export const centreGradient = definePreset({
  id: 'centre-gradient',
  title: 'Centre gradient',
  section,
  formula: '\\mathcal{L} = -Z_a \\cdot \\operatorname{sg}(o_z)',
  watch:
    'The gradient has nothing but the centre vector, and every sample moves towards it: m_o rises to 1 and m_r falls.',
  expected: {
    verdict: 'collapse',
    claim: 'A gradient along the centre vector makes the network collapse (Conjecture 1).',
    source: 'arXiv 2203.16262, section 3.1',
  },
  graph: (size) => movedAlong(size, 'centre-of', 'centre'),
});

export const residualGradient = definePreset({
  id: 'residual-gradient',
  title: 'Residual gradient',
  section,
  formula: '\\mathcal{L} = -Z_a \\cdot \\operatorname{sg}(Z_a - o_z)',
  watch:
    'Every sample moves away from the centre: m_o falls towards 0 while m_r stays at 1. The views are not pulled together, so accuracy says little.',
  expected: {
    verdict: 'no collapse',
    claim: 'A gradient along the residual vector keeps the network from collapsing (Conjecture 1).',
    source: 'arXiv 2203.16262, section 3.1',
  },
  graph: (size) => movedAlong(size, 'residual-of', 'residual'),
});
