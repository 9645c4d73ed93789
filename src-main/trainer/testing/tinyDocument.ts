import type { GraphDocument } from '@shared/graph';
import { updateNode } from '@shared/graph';
import type { Training } from '@shared/training';
import type { EmbeddedSettings } from '../../data/formats/embedded';

/** Parameters that make a module of a type tiny, so that a step takes milliseconds. */
const tinyModules: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'encoder-conv': { widths: [4, 8], strides: [2, 2] },
  'encoder-resnet18': { width: 8 },
  'encoder-mlp': { widths: [16, 8] },
  projector: { layers: 2, hidden: 8, out: 8 },
};
const tinyHead = { hidden: 4 };

/** Images of the embedded data that tests train on. */
export const tinyData: EmbeddedSettings = { seed: 0, train: 96, test: 48 };

/** The document with tiny modules, tiny embedded data and a batch of 16; its wires are untouched. */
export function tinyDocument(document: GraphDocument, training: Partial<Training> = {}): GraphDocument {
  const small = document.nodes.reduce((changed, node) => {
    if (node.type === 'dataset')
      return updateNode(changed, node.id, { params: { source: { kind: 'embedded', ...tinyData } } });
    const own = tinyModules[node.type] ?? (hasBottleneck(node.params, node.type) ? tinyHead : undefined);
    return own === undefined ? changed : updateNode(changed, node.id, { params: { ...node.params, ...own } });
  }, document);
  return {
    ...small,
    training: { ...small.training, batch: 16, maxSteps: 20, epochs: 100, ...training },
  };
}

function hasBottleneck(params: Readonly<Record<string, unknown>>, type: string): boolean {
  return (type === 'predictor' || type === 'inverse-predictor') && (params.kind ?? 'mlp') === 'mlp';
}
