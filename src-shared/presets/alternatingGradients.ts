import type { Training } from '../training';
import { definePreset } from './definition';
import { plain, siamese } from './modules';
import { at, type PresetSize, parallel, wire } from './wiring';

type Part = 'centre' | 'random' | 'residual';

/** Which gradient is in force, phase by phase. */
const phases: readonly Part[] = [
  'centre',
  'random',
  'residual',
  'random',
  'centre',
  'random',
  'residual',
  'random',
];

/** A weight of 1 during the phases of a part, else 0. */
function during(part: Part) {
  const points = phases.map((phase, index) => ({
    at: index / phases.length,
    value: phase === part ? 1 : 0,
  }));
  return { shape: 'steps', points };
}

/** Eight phases of 400 steps as published; of 80 at small size. */
function lengthAt(size: PresetSize): Partial<Training> {
  return size === 'small' ? { epochs: 20, maxSteps: 640 } : { batch: 256, epochs: 20, maxSteps: 3200 };
}

export const alternatingGradients = definePreset({
  id: 'alternating-gradients',
  title: 'Alternating gradients',
  section: 'Centre and residual',
  formula:
    '\\mathcal{L} = -Z_a \\cdot \\operatorname{sg}(g),\\quad g = o_z,\\; v,\\; r_a,\\; v,\\; \\dots,\\quad v \\text{ random}',
  watch:
    'One run whose gradient changes every eighth: the centre, a random vector, the residual, a random vector, and all again. m_o goes to 1 and m_r falls under the centre, both come back under the residual, and a random vector does little to either.',
  expected: {
    verdict: 'measured',
    claim:
      'The centre drives to collapse and the residual away from it, in the same network, again and again.',
    numbers:
      'Figure 4: m_o goes to 1 and m_r to 0 under o_z, back under r_a, and between them under the random vector.',
    source: 'arXiv 2203.16262, figure 4',
  },
  graph: (size) => {
    const { nodes, wires } = siamese(size);
    return {
      training: { schedule: 'constant', ...lengthAt(size) },
      nodes: {
        ...nodes,
        normalise: plain('normalise', at(3.95, 1)),
        centre: plain('centre-of', at(4.95, 0.5)),
        random: plain('random-vector', at(4.95, 1.9)),
        residual: plain('residual-of', at(4.95, 3.3)),
        'centre-loss': plain('loss-gradient', at(5.95, 0)),
        'random-loss': plain('loss-gradient', at(5.95, 1.4)),
        'residual-loss': plain('loss-gradient', at(5.95, 2.8)),
        sum: {
          type: 'sum',
          params: { weights: [during('centre'), during('random'), during('residual')] },
          lanes: 3,
          position: at(6.95, 1.4),
        },
      },
      wires: [
        ...wires,
        parallel('projector.z', 'normalise.x'),
        ...(['centre', 'random', 'residual'] as const).flatMap((part, lane) => [
          parallel('normalise.y', `${part}.x`),
          parallel(`${part}.y`, `${part}-loss.g`),
          parallel('normalise.y', `${part}-loss.a`),
          wire(`${part}-loss.loss`, 'sum.loss', 0, lane),
        ]),
      ],
    };
  },
});
