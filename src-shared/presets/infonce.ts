import { definePreset } from './definition';
import { plain, siamese } from './modules';
import { at, type PresetSize, parallel } from './wiring';

const section = 'Contrastive learning';
const temperature = 0.2;

export const infonce = definePreset({
  id: 'infonce',
  title: 'InfoNCE',
  section,
  formula:
    '\\mathcal{L} = -\\log \\frac{\\exp(Z_a \\cdot Z_b / t)}{\\sum_{k \\neq a} \\exp(Z_a \\cdot Z_k / t)}',
  watch:
    'm_o falls to nearly 0 and the effective rank rises above that of SimSiam: the softmax over all negatives both de-centers and de-correlates. Sweep loss.temperature to see how the two change.',
  expected: {
    verdict: 'no collapse',
    claim: "InfoNCE avoids collapse; its residual gradient de-correlates like SimSiam's.",
    numbers:
      'Figure 6, 200 epochs: covariance 0.0009 falling to 0.0002, below SimSiam; Top-1 51 % against 49 % of SimSiam.',
    source: 'arXiv 2203.16262, section 4.2; arXiv 2002.05709',
  },
  graph: (size) => {
    const { nodes, wires } = siamese(size);
    return {
      nodes: {
        ...nodes,
        loss: { type: 'loss-infonce', params: { temperature }, lanes: 2, position: at(4.2, 1) },
      },
      wires: [...wires, parallel('projector.z', 'loss.z')],
    };
  },
});

/** Z moved along InfoNCE's own gradient, its extra gradient reduced to its centre or its residual. */
function reduced(size: PresetSize, kept: { keepCentre: boolean; keepResidual: boolean }) {
  const { nodes, wires } = siamese(size);
  return {
    nodes: {
      ...nodes,
      normalise: plain('normalise', at(3.95, 1)),
      gradient: { type: 'infonce-gradient', params: { temperature }, lanes: 2, position: at(4.9, 2.1) },
      parts: { type: 'gradient-parts', params: kept, lanes: 2, position: at(5.85, 2.1) },
      loss: plain('loss-gradient', at(6.8, 1)),
    },
    wires: [
      ...wires,
      parallel('projector.z', 'normalise.x'),
      parallel('normalise.y', 'gradient.z'),
      parallel('gradient.g', 'parts.g'),
      parallel('gradient.basic', 'parts.basic'),
      parallel('normalise.y', 'loss.a'),
      parallel('parts.y', 'loss.g'),
    ],
  };
}

const extra =
  'G_e = -\\textstyle\\sum_i \\lambda_i Z_i = o_e + r_e,\\quad \\lambda = \\operatorname{softmax}(Z_a \\cdot Z_i / t)';

export const infonceCentreOnly = definePreset({
  id: 'infonce-centre-only',
  title: 'InfoNCE, centre only',
  section,
  formula: `\\mathcal{L} = -\\tfrac1t Z_a \\cdot \\operatorname{sg}(Z_b + o_e),\\quad ${extra}`,
  watch:
    "Only the batch mean of the negatives' pull is left. Compare m_o, covariance and accuracy with the residual alone and with InfoNCE as a whole.",
  expected: {
    verdict: 'measured',
    claim: 'De-centering alone: no verdict is published for this cut; it is measured here.',
    source: 'arXiv 2203.16262, section 4.2',
  },
  graph: (size) => reduced(size, { keepCentre: true, keepResidual: false }),
});

export const infonceResidualOnly = definePreset({
  id: 'infonce-residual-only',
  title: 'InfoNCE, residual only',
  section,
  formula: `\\mathcal{L} = -\\tfrac1t Z_a \\cdot \\operatorname{sg}(Z_b + r_e),\\quad ${extra}`,
  watch:
    'Only the residual of the weighted negatives is left, which de-correlates the dimensions: unlike the residual of one negative sample it depends on the anchor. Watch whether that alone holds m_o down.',
  expected: {
    verdict: 'measured',
    claim: 'De-correlation alone: no verdict is published for this cut; it is measured here.',
    source: 'arXiv 2203.16262, section 4.2',
  },
  graph: (size) => reduced(size, { keepCentre: false, keepResidual: true }),
});
