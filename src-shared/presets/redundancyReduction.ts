import { definePreset } from './definition';
import { plain, siamese } from './modules';
import { at, type PresetSize, wire } from './wiring';

const section = 'Other methods';

/** Both views to one loss, behind a projector of three layers as published. */
function pair(size: PresetSize, loss: string, finalNorm: boolean) {
  const { nodes, wires } = siamese(size, { projector: { finalNorm, layers: 3 } });
  return {
    nodes: { ...nodes, loss: plain(loss, at(4.2, 1), 1) },
    wires: [...wires, wire('projector.z', 'loss.a', 0), wire('projector.z', 'loss.b', 1)],
  };
}

export const vicreg = definePreset({
  id: 'vicreg',
  title: 'VICReg',
  section,
  formula: '\\mathcal{L} = 25\\,s(z_a, z_b) + \\tfrac{25}{2}\\,[v(z_a) + v(z_b)] + c(z_a) + c(z_b)',
  watch:
    'The variance term holds every dimension open and the covariance term de-correlates them, so neither a predictor nor negative samples are needed: std near 1, covariance low, effective rank high.',
  expected: {
    verdict: 'no collapse',
    claim: 'Variance and covariance regularisation avoid collapse.',
    source: 'arXiv 2105.04906, section 4',
  },
  // Its coefficients make a loss some 25 times that of the other presets; at their rate it may diverge.
  graph: (size) => ({ ...pair(size, 'loss-vicreg', false), training: { baseRate: 0.02 } }),
});

export const barlowTwins = definePreset({
  id: 'barlow-twins',
  title: 'Barlow Twins',
  section,
  formula:
    '\\mathcal{L} = \\sum_i (1 - C_{ii})^2 + \\lambda \\sum_{i \\neq j} C_{ij}^2,\\quad C = \\operatorname{corr}(z_a, z_b)',
  watch:
    'The cross-correlation of the two views goes towards the identity: dimensions agree with themselves and with no other. Covariance falls and the effective rank rises.',
  expected: {
    verdict: 'no collapse',
    claim: 'Redundancy reduction avoids collapse.',
    source: 'arXiv 2103.03230, section 2',
  },
  // The batch norm that standardises z in the published code is the projector's last; its scale-loss (0.024) is
  // taken as a lower rate, since a loss of about d at the rate of the other presets overshoots.
  graph: (size) => ({ ...pair(size, 'loss-barlow-twins', true), training: { baseRate: 0.01 } }),
});
