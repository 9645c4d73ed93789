import type { Training } from '../training';
import { definePreset } from './definition';
import { siamese } from './modules';
import { at, parallel } from './wiring';

/** ResNet-18 on CIFAR-10 at batch 512 as in the authors' code (google-research/simclr): 1000 epochs, 10 of warm-up. */
const published: Partial<Training> = {
  optimizer: 'lars',
  baseRate: 1,
  weightDecay: 1e-6,
  excludeBiasAndNorm: true,
  epochs: 1000,
  warmup: 0.01,
};

export const simclr = definePreset({
  id: 'simclr',
  title: 'SimCLR',
  section: 'Other methods',
  formula:
    '\\mathcal{L} = -\\log \\frac{\\exp(Z_a \\cdot Z_b / 0.5)}{\\sum_{k \\neq a} \\exp(Z_a \\cdot Z_k / 0.5)}',
  watch:
    'NT-Xent as published for CIFAR: temperature 0.5, a projector without final batch norm, crops down to 8 % of the image. m_o falls towards 0, m_r stays at 1.',
  expected: {
    verdict: 'no collapse',
    claim: 'Negative samples avoid collapse.',
    source: 'arXiv 2002.05709, section 2 and appendix B.9',
  },
  graph: (size) => {
    const { nodes, wires } = siamese(size, { projector: { finalNorm: false }, views: { cropMin: 0.08 } });
    return {
      training: size === 'small' ? {} : published,
      nodes: {
        ...nodes,
        loss: { type: 'loss-infonce', params: { temperature: 0.5 }, lanes: 2, position: at(4.2, 1) },
      },
      wires: [...wires, parallel('projector.z', 'loss.z')],
    };
  },
});
