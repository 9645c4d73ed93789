import type { Training } from '../training';
import { definePreset } from './definition';
import { plain, predictorNode, siamese } from './modules';
import { at, crossed, type PresetSize, parallel } from './wiring';

const section = 'The extra gradient of SimSiam';

interface Kept {
  readonly keepCentre: boolean;
  readonly keepResidual: boolean;
}

/** P moved along P_b and the parts that are kept of the extra gradient Z_b - P_b. */
function decomposed(size: PresetSize, kept: Kept) {
  const { nodes, wires } = siamese(size);
  return {
    staticRates: ['predictor'],
    nodes: {
      ...nodes,
      predictor: predictorNode(size, at(4, 1)),
      'unit-p': { ...plain('normalise', at(4.95, 1)), label: 'P' },
      'unit-z': { ...plain('normalise', at(4.15, 2.25)), label: 'Z' },
      parts: { type: 'gradient-parts', params: { ...kept }, lanes: 2, position: at(5.9, 2.2) },
      loss: plain('loss-gradient', at(6.85, 1)),
    },
    wires: [
      ...wires,
      parallel('projector.z', 'predictor.z'),
      parallel('predictor.p', 'unit-p.x'),
      parallel('projector.z', 'unit-z.x'),
      parallel('unit-p.y', 'loss.a'),
      crossed('unit-z.y', 'parts.g'),
      crossed('unit-p.y', 'parts.basic'),
      parallel('parts.y', 'loss.g'),
    ],
  };
}

/**
 * m_r of P follows how well h predicts so far, which without de-centering takes three times as long, and an encoder whose rate
 * rises.
 */
function longer(size: PresetSize): Partial<Training> {
  return size === 'small' ? { warmup: 0.1, epochs: 30, maxSteps: 900 } : {};
}

export const simsiamDecomposed = definePreset({
  id: 'simsiam-decomposed',
  title: 'SimSiam, decomposed',
  section,
  formula:
    '\\mathcal{L} = -P_a \\cdot \\operatorname{sg}(P_b + o_e + r_e),\\quad G_e = Z_b - P_b = o_e + r_e',
  watch:
    "SimSiam's gradient written as that of the symmetric predictor plus the extra gradient Z_b − P_b. With both parts kept every curve equals SimSiam's, step by step; take out a part in the node's parameters.",
  expected: {
    verdict: 'no collapse',
    claim: 'It is SimSiam: the asymmetry adds the extra gradient Z_b − P_b to a collapsing architecture.',
    numbers: 'Table 4: Top-1 66.62 %.',
    source: 'arXiv 2203.16262, section 3.3',
  },
  graph: (size) => decomposed(size, { keepCentre: true, keepResidual: true }),
});

export const simsiamCentreOnly = definePreset({
  id: 'simsiam-centre-only',
  title: 'SimSiam, centre only',
  section,
  formula: '\\mathcal{L} = -P_a \\cdot \\operatorname{sg}(P_b + o_e)',
  watch:
    'Only the de-centering part of the extra gradient is left. It is enough to avoid collapse, but without r_e the dimensions stay more correlated: compare the covariance with that of the residual alone.',
  expected: {
    verdict: 'no collapse',
    claim: 'o_e alone avoids collapse; covariance is higher and accuracy lower than with r_e alone.',
    numbers:
      'Table 4: Top-1 48.08 % against 66.62 % of SimSiam; figure 6, 200 epochs: covariance flat at 0.004, Top-1 26 % against 49 %.',
    source: 'arXiv 2203.16262, section 3.3',
  },
  graph: (size) => decomposed(size, { keepCentre: true, keepResidual: false }),
});

export const simsiamResidualOnly = definePreset({
  id: 'simsiam-residual-only',
  title: 'SimSiam, residual only',
  section,
  formula: '\\mathcal{L} = -P_a \\cdot \\operatorname{sg}(P_b + r_e)',
  watch:
    'Only the de-correlating part of the extra gradient is left, and the network still does not collapse: m_r stays near 1 and the covariance low. This is what negative samples lack, whose residual does nothing. At small size it takes 900 steps: without de-centering h learns to predict three times as slowly.',
  expected: {
    verdict: 'no collapse',
    claim: 'r_e alone avoids collapse, which the residual of a negative sample does not.',
    numbers: 'Table 4: Top-1 66.15 % against 66.62 % of SimSiam.',
    source: 'arXiv 2203.16262, section 3.3',
  },
  graph: (size) => ({
    ...decomposed(size, { keepCentre: false, keepResidual: true }),
    training: longer(size),
  }),
});

export const simsiamNone = definePreset({
  id: 'simsiam-none',
  title: 'SimSiam without extra gradient',
  section,
  formula: '\\mathcal{L} = -P_a \\cdot \\operatorname{sg}(P_b)',
  watch:
    'With both parts dropped the gradient is that of the symmetric predictor: the loss runs to −1 and p becomes constant; the final batch norm keeps z spread for a while.',
  expected: {
    verdict: 'collapse',
    claim: 'Without the extra gradient SimSiam collapses.',
    numbers: 'Table 4: Top-1 1 %, which is chance.',
    source: 'arXiv 2203.16262, section 3.3',
  },
  graph: (size) => decomposed(size, { keepCentre: false, keepResidual: false }),
});
