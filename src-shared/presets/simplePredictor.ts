import type { Training } from '../training';
import { definePreset } from './definition';
import { plain, predictorNode, siamese } from './modules';
import { at, crossed, type PresetSize, parallel } from './wiring';

const section = 'A simpler predictor';
const formula =
  '\\mathcal{L} = \\tfrac12\\,\\mathcal{D}(P_a, \\operatorname{sg}(Z_b)) + \\tfrac12\\,\\mathcal{D}(P_b, \\operatorname{sg}(Z_a))';

interface Simple {
  readonly predictor: Readonly<Record<string, unknown>>;
  readonly ahead: { readonly factor: number; readonly warmup: number };
}

/**
 * Z through a simple predictor, behind no final batch norm (arXiv 2203.16262, section 4.3). At small size so simple a predictor must
 * outrun the encoder early: it has its full rate, a multiple of the base rate, while the encoder's rises over a part of the
 * training. At larger sizes the rate of the predictor alone is static.
 */
function simple(size: PresetSize, { predictor, ahead: { factor, warmup } }: Simple) {
  const { nodes, wires } = siamese(size, { projector: { finalNorm: false } });
  const ahead: Partial<Training> = {
    warmup,
    moduleRates: [{ node: 'predictor', factor, schedule: 'static' }],
  };
  return {
    staticRates: ['predictor'],
    training: size === 'small' ? ahead : {},
    nodes: {
      ...nodes,
      normalise: plain('normalise', at(4, 1)),
      predictor: predictorNode(size, at(5.06, 0.36), predictor),
      'stop-gradient': plain('stop-gradient', at(5.06, 1.64)),
      loss: plain('loss-negative-cosine', at(6.1, 1)),
    },
    wires: [
      ...wires,
      parallel('projector.z', 'normalise.x'),
      parallel('normalise.y', 'predictor.z'),
      parallel('predictor.p', 'loss.p'),
      parallel('normalise.y', 'stop-gradient.x'),
      crossed('stop-gradient.y', 'loss.z'),
    ],
  };
}

export const predictorSingleFc = definePreset({
  id: 'predictor-single-fc',
  title: 'Predictor of one layer',
  section,
  formula: `${formula},\\quad h(Z) = W Z`,
  watch:
    'One linear layer in place of the bottleneck is enough. Its eigenvectors align with those of corr(z) as training goes on: see the spectrum view. At small size the encoder warms up over half of the run, because the layer sees only the centre at first.',
  expected: {
    verdict: 'no collapse',
    claim:
      "A single linear layer avoids collapse; the eigenspace of its weight aligns with that of z's correlation.",
    numbers: 'Section 4.3: no collapse, and clearly better than the bias.',
    source: 'arXiv 2203.16262, section 4.3; arXiv 2102.06810',
  },
  // A matrix sees nothing but the centre for its first hundred steps, so that the encoder waits for longer than for a bias.
  graph: (size) => simple(size, { predictor: { kind: 'linear' }, ahead: { factor: 3, warmup: 0.5 } }),
});

export const predictorSingleBias = definePreset({
  id: 'predictor-single-bias',
  title: 'Predictor of one bias',
  section,
  formula: `${formula},\\quad h(Z) = Z + b`,
  watch:
    'The predictor is one vector added to the normalised Z, so the extra gradient has a centre and no residual: de-centering alone. m_o of z falls, while the bias grows along the centre until p has taken it over. At small size the encoder warms up over a fifth of the run, so that the bias is ahead of it.',
  expected: {
    verdict: 'no collapse',
    claim: 'A single bias avoids collapse by de-centering, with lower accuracy than a linear layer.',
    numbers: 'Section 4.3: no collapse, and clearly below the single layer.',
    source: 'arXiv 2203.16262, section 4.3',
  },
  graph: (size) => simple(size, { predictor: { kind: 'bias' }, ahead: { factor: 3, warmup: 0.2 } }),
});
