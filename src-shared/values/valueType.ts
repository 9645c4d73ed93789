/**
 * What flows along a wire. Shapes leave out the batch, which is the document's batch size.
 * - `images`    [batch, height, width, channels], float32; 0..1 before the views node, standardised after it
 * - `embedding` [batch, dim], float32
 * - `centre`    [1, dim], float32: one vector for the whole batch; it broadcasts against embeddings
 * - `loss`      scalar, float32
 * - `indices`   [batch], int32: each sample's place in the training set
 * - `weights`   no tensor: a handle on a module's weights, for nodes that follow them (moving averages); `module`
 *   names the module's form: weights fit every module of the same form
 */
export type ValueType =
  | { readonly kind: 'images'; readonly height: number; readonly width: number; readonly channels: number }
  | { readonly kind: 'embedding'; readonly dim: number }
  | { readonly kind: 'centre'; readonly dim: number }
  | { readonly kind: 'loss' }
  | { readonly kind: 'indices' }
  | { readonly kind: 'weights'; readonly module: string };

export type ValueKind = ValueType['kind'];

/** The shape as people write it on a wire: `32×32×3`, `256`, `1×256`, empty for a scalar. */
export function formatShape(type: ValueType): string {
  switch (type.kind) {
    case 'images':
      return `${type.height}×${type.width}×${type.channels}`;
    case 'embedding':
      return `${type.dim}`;
    case 'centre':
      return `1×${type.dim}`;
    case 'loss':
    case 'indices':
    case 'weights':
      return '';
  }
}

/** As in a sentence: `embedding 256`. */
export function describeType(type: ValueType): string {
  const shape = formatShape(type);
  return shape === '' ? type.kind : `${type.kind} ${shape}`;
}

export function sameType(a: ValueType, b: ValueType): boolean {
  return describeType(a) === describeType(b);
}
