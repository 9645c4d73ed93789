import type { PresetSize } from './definition';
import { at, parallel, wire } from './wiring';

/** The two views through encoder and projector, which every preset begins with; z is `projector.z`. */
export function siamese(size: PresetSize, projector: Readonly<Record<string, unknown>> = {}) {
  const encoder =
    size === 'small' ? { type: 'encoder-conv', params: {} } : { type: 'encoder-resnet18', params: {} };
  const widths = size === 'small' ? {} : { layers: 3, hidden: 2048, out: 2048 };
  return {
    nodes: {
      dataset: { type: 'dataset', position: at(0, 1) },
      views: { type: 'views', lanes: 2, position: at(1, 1) },
      encoder: { ...encoder, lanes: 2, position: at(2, 1) },
      projector: {
        type: 'projector',
        params: { ...widths, ...projector },
        lanes: 2,
        position: at(3, 1),
      },
    },
    wires: [
      wire('dataset.images', 'views.images'),
      parallel('views.view', 'encoder.x'),
      parallel('encoder.y', 'projector.y'),
    ],
  };
}

/** SimSiam's predictor: a bottleneck of a quarter of the dimensions (arXiv 2011.10566, section 4). */
export function predictorNode(size: PresetSize, column: number, row: number) {
  return {
    type: 'predictor',
    params: size === 'small' ? {} : { hidden: 512 },
    lanes: 2,
    position: at(column, row),
  };
}
