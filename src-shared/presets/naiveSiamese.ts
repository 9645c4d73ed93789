import { definePreset } from './definition';
import { plain, siamese } from './modules';
import { at, wire } from './wiring';

export const naiveSiamese = definePreset({
  id: 'naive-siamese',
  title: 'Naive siamese',
  section: 'What keeps SimSiam from collapsing',
  formula: '\\mathcal{L} = \\mathcal{D}(Z_a, Z_b)',
  watch:
    'Nothing stands against the trivial solution: m_o climbs towards 1 within some dozens of steps, m_r and the std fall, and the loss reaches −1 without the encoder having learned anything. Where the final batch norm holds m_o half way, z keeps to one direction: the effective rank falls to 1.',
  expected: {
    verdict: 'collapse',
    claim: 'Without stop-gradient and predictor all images get the same vector: m_o → 1.',
    numbers: 'Table 2: Top-1 1 %, which is chance.',
    source: 'arXiv 2203.16262, sections 2 and 3',
  },
  graph: (size) => {
    const { nodes, wires } = siamese(size);
    return {
      nodes: { ...nodes, loss: plain('loss-negative-cosine', at(4.2, 1), 1) },
      wires: [...wires, wire('projector.z', 'loss.p', 0), wire('projector.z', 'loss.z', 1)],
    };
  },
});
