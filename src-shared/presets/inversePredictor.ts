import type { ModuleRate, Training } from '../training';
import { definePreset } from './definition';
import { plain, predictorNode, siamese } from './modules';
import { at, crossed, type PresetSize, parallel, wire } from './wiring';

/** After 300 steps p is still on its way back from the constant; in 900 it gets there. */
function lengthAt(size: PresetSize): Partial<Training> {
  return size === 'small' ? { epochs: 30, maxSteps: 900 } : {};
}

/**
 * The paper's h⁻¹ is the inverse of h as it is; one that learns at the rate of the rest trails behind it for the
 * first hundred steps, in which p becomes constant.
 */
function ratesAt(size: PresetSize): ModuleRate[] {
  const schedule = size === 'small' ? 'follow' : 'static';
  return [
    { node: 'predictor', factor: 1, schedule },
    { node: 'inverse', factor: 10, schedule },
  ];
}

export const inversePredictor = definePreset({
  id: 'inverse-predictor',
  title: 'Inverse predictor',
  section: 'Why the explanation of SimSiam is not enough',
  formula:
    '\\mathcal{L} = \\mathcal{D}(P_a, \\operatorname{sg}(h^{-1}(p_b))) + \\mathcal{D}(h^{-1}(\\operatorname{sg}(p_a)), \\operatorname{sg}(Z_a)) + \\mathcal{D}(h(\\operatorname{sg}(z_a)), \\operatorname{sg}(Z_b)) \\;\\text{and the views swapped}',
  watch:
    'As in the symmetric predictor both branches pass through h, but the inverse predictor undoes it on the stop-gradient path. m_o stays well below 1: it is the asymmetry that counts, not that one side is z itself. At small size it takes 900 steps: p becomes constant at first and has to come back.',
  expected: {
    verdict: 'no collapse',
    claim:
      'Undoing the predictor on the stop-gradient path brings the extra gradient back and avoids collapse.',
    numbers: 'Figure 3: slower than SimSiam, and about a point below it after 1000 epochs.',
    source: 'arXiv 2203.16262, section 3.3 and algorithm 5',
  },
  graph: (size) => {
    const { nodes, wires } = siamese(size);
    const head = size === 'small' ? {} : { hidden: 512 };
    return {
      training: { moduleRates: ratesAt(size), ...lengthAt(size) },
      nodes: {
        ...nodes,
        predictor: predictorNode(size, at(4.12, 0.36)),
        'cut-p': plain('stop-gradient', at(4.6, 1.5)),
        inverse: { type: 'inverse-predictor', params: head, lanes: 2, position: at(5.5, 1.5) },
        'cut-target': plain('stop-gradient', at(6.4, 1)),
        'cut-z': plain('stop-gradient', at(4.6, 2.9)),
        'predictor-alone': {
          ...predictorNode(size, at(5.5, 3.3)),
          label: 'Predictor, on sg(z)',
          weightsOf: 'predictor',
        },
        loss: plain('loss-negative-cosine', at(7.3, 0.3)),
        'inverse-loss': plain('loss-negative-cosine', at(6.5, 2.3)),
        'predictor-loss': plain('loss-negative-cosine', at(6.5, 3.6)),
        sum: { ...plain('sum', at(8.1, 1.9)), lanes: 3 },
      },
      wires: [
        ...wires,
        parallel('projector.z', 'predictor.z'),
        parallel('predictor.p', 'loss.p'),
        parallel('predictor.p', 'cut-p.x'),
        parallel('cut-p.y', 'inverse.p'),
        parallel('inverse.z', 'cut-target.x'),
        crossed('cut-target.y', 'loss.z'),
        parallel('inverse.z', 'inverse-loss.p'),
        parallel('projector.z', 'cut-z.x'),
        parallel('cut-z.y', 'inverse-loss.z'),
        parallel('cut-z.y', 'predictor-alone.z'),
        parallel('predictor-alone.p', 'predictor-loss.p'),
        crossed('cut-z.y', 'predictor-loss.z'),
        wire('loss.loss', 'sum.loss', 0, 0),
        wire('inverse-loss.loss', 'sum.loss', 0, 1),
        wire('predictor-loss.loss', 'sum.loss', 0, 2),
      ],
    };
  },
});
