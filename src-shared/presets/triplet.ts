import { definePreset } from './definition';
import { plain, siamese } from './modules';
import { at, crossed, type PresetSize, parallel } from './wiring';

const section = 'Centre and residual';

/** Z, another sample's Z_n, and Z_b - Z_n at `difference.y`; the loss moves Z along what `graph` wires to loss.g. */
function withNegative(size: PresetSize) {
  const { nodes, wires } = siamese(size);
  return {
    nodes: {
      ...nodes,
      normalise: plain('normalise', at(3.95, 1)),
      negative: plain('negative-sample', at(4.85, 2.9)),
      difference: plain('subtract', at(5.75, 2.5)),
    },
    wires: [
      ...wires,
      parallel('projector.z', 'normalise.x'),
      parallel('normalise.y', 'negative.x'),
      crossed('normalise.y', 'difference.a'),
      crossed('negative.y', 'difference.b'),
      parallel('normalise.y', 'loss.a'),
    ],
  };
}

/** The same with the extra gradient -Z_n reduced to its centre or its residual. */
function reduced(size: PresetSize, kept: { keepCentre: boolean; keepResidual: boolean }) {
  const { nodes, wires } = withNegative(size);
  return {
    nodes: {
      ...nodes,
      parts: { type: 'gradient-parts', params: kept, lanes: 2, position: at(6.65, 2.1) },
      loss: plain('loss-gradient', at(7.6, 1)),
    },
    wires: [
      ...wires,
      parallel('difference.y', 'parts.g'),
      crossed('normalise.y', 'parts.basic'),
      parallel('parts.y', 'loss.g'),
    ],
  };
}

export const triplet = definePreset({
  id: 'triplet',
  title: 'Triplet',
  section,
  formula: '\\mathcal{L} = -Z_a \\cdot \\operatorname{sg}(Z_b - Z_n)',
  watch:
    'One negative sample is enough: m_o falls and m_r stays at 1. The basic gradient Z_b pulls the views together, the extra gradient −Z_n holds the centre down.',
  expected: {
    verdict: 'no collapse',
    claim: 'The extra gradient of one negative sample avoids collapse.',
    numbers: 'Table 3: std 0.020, m_o 0.026, m_r 0.99, Top-1 36.21 %.',
    source: 'arXiv 2203.16262, section 3.2',
  },
  graph: (size) => {
    const { nodes, wires } = withNegative(size);
    return {
      nodes: { ...nodes, loss: plain('loss-gradient', at(6.7, 1)) },
      wires: [...wires, parallel('difference.y', 'loss.g')],
    };
  },
});

export const tripletCentreOnly = definePreset({
  id: 'triplet-centre-only',
  title: 'Triplet, centre only',
  section,
  formula: '\\mathcal{L} = -Z_a \\cdot \\operatorname{sg}(Z_b + o_e),\\quad G_e = -Z_n = o_e + r_e',
  watch:
    'Only the batch mean of −Z_n is left, which points away from the centre: m_o falls as with the whole.',
  expected: {
    verdict: 'no collapse',
    claim: "The centre of the negative sample's gradient alone avoids collapse: de-centering.",
    numbers: 'Table 3: std 0.02005, m_o 0.026, m_r 0.99, Top-1 47.41 %.',
    source: 'arXiv 2203.16262, section 3.2',
  },
  graph: (size) => reduced(size, { keepCentre: true, keepResidual: false }),
});

export const tripletResidualOnly = definePreset({
  id: 'triplet-residual-only',
  title: 'Triplet, residual only',
  section,
  formula: '\\mathcal{L} = -Z_a \\cdot \\operatorname{sg}(Z_b + r_e),\\quad G_e = -Z_n = o_e + r_e',
  watch:
    'Without its centre −Z_n is noise of mean 0, which does not hold against the pull of the centre in Z_b: m_o climbs to 1.',
  expected: {
    verdict: 'collapse',
    claim: "The residual of the negative sample's gradient alone does not avoid collapse.",
    numbers: 'Table 3: std 0, m_o 1, m_r 0, Top-1 1 %.',
    source: 'arXiv 2203.16262, section 3.2',
  },
  graph: (size) => reduced(size, { keepCentre: false, keepResidual: true }),
});
