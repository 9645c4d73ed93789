import type { PresetSize } from './wiring';
import { at, type NodeSpec, parallel, wire } from './wiring';

type Params = Readonly<Record<string, unknown>>;
type Placed = NodeSpec['position'];

/** A small convolutional network; ResNet-18 whose blocks begin as identity, as in SimSiam's published code. */
export function encoderNode(size: PresetSize, position: Placed, lanes = 2): NodeSpec {
  if (size === 'small') return { type: 'encoder-conv', lanes, position };
  return { type: 'encoder-resnet18', params: { zeroInit: true }, lanes, position };
}

/** Two layers of 128 at small size; three of 2048 as in the paper (arXiv 2203.16262, appendix A). */
export function projectorNode(size: PresetSize, position: Placed, params: Params = {}, lanes = 2): NodeSpec {
  const widths = size === 'small' ? {} : { layers: 3, hidden: 2048, out: 2048 };
  return { type: 'projector', params: { ...widths, ...params }, lanes, position };
}

/** SimSiam's predictor: a bottleneck of a quarter of the dimensions (arXiv 2011.10566, section 4). */
export function predictorNode(size: PresetSize, position: Placed, params?: Params): NodeSpec {
  return {
    type: 'predictor',
    params: params ?? (size === 'small' ? {} : { hidden: 512 }),
    lanes: 2,
    position,
  };
}

/** A node without parameters, of two lanes unless told otherwise. */
export function plain(type: string, position: Placed, lanes = 2): NodeSpec {
  return { type, lanes, position };
}

interface Siamese {
  readonly lanes?: number;
  readonly projector?: Params;
  readonly views?: Params;
}

/** SimSiam's crops begin at a fifth of the image, those of arXiv 2203.16262's code at 0.08. */
function cropsAt(size: PresetSize): Params {
  return size === 'authors' ? { cropMin: 0.08 } : {};
}

/** The views through encoder and projector, which every preset begins with; z is `projector.z`. */
export function siamese(size: PresetSize, { lanes = 2, projector = {}, views = {} }: Siamese = {}) {
  return {
    nodes: {
      dataset: plain('dataset', at(0, 1), 1),
      views: { type: 'views', params: { ...cropsAt(size), ...views }, lanes, position: at(1, 1) },
      encoder: encoderNode(size, at(2, 1), lanes),
      projector: projectorNode(size, at(3, 1), projector, lanes),
    },
    wires: [
      wire('dataset.images', 'views.images'),
      parallel('views.view', 'encoder.x', lanes),
      parallel('encoder.y', 'projector.y', lanes),
    ],
  };
}
