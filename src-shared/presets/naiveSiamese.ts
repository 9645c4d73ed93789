import type { Preset } from './definition';
import { siamese } from './modules';
import { at, presetDocument, wire } from './wiring';

const id = 'naive-siamese';
const title = 'Naive siamese';

export const naiveSiamese: Preset = {
  id,
  title,
  section: 'What keeps SimSiam from collapsing',
  formula: '\\mathcal{L} = \\mathcal{D}(Z_a, Z_b)',
  watch:
    'Nothing stands against the trivial solution: m_o climbs towards 1 within some dozens of steps, m_r and the std fall, and the loss reaches −1 without the encoder having learned anything.',
  expected: {
    verdict: 'collapsed',
    claim: 'Without stop-gradient and predictor all images get the same vector: m_o → 1.',
    source: 'arXiv 2203.16262, sections 2 and 3',
  },
  build: (size) => {
    const { nodes, wires } = siamese(size);
    return presetDocument({
      id,
      title,
      size,
      nodes: { ...nodes, loss: { type: 'loss-negative-cosine', lanes: 1, position: at(4.2, 1) } },
      wires: [...wires, wire('projector.z', 'loss.p', 0), wire('projector.z', 'loss.z', 1)],
    });
  },
};
