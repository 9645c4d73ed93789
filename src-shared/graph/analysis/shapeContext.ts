import type { Tensor } from '@tensorflow/tfjs';
import type { BuildContext, TensorOps, Tf } from '../../node';

/** Stands for a tensor of which only the shape is known. */
interface Traced {
  readonly shape: readonly number[];
  readonly size: number;
  readonly dtype: 'float32';
  as4D(...shape: number[]): Tensor;
  reshape(shape: readonly number[]): Tensor;
}

/** A tensor to everything that asks for shapes alone. */
export function traced(shape: readonly number[]): Tensor {
  const size = shape.reduce((product, side) => product * side, 1);
  const tensor: Traced = {
    shape,
    size,
    dtype: 'float32',
    as4D: (...sides) => traced(sides),
    reshape: (sides) => {
      const known = sides.reduce((product, side) => (side < 0 ? product : product * side), 1);
      return traced(sides.map((side) => (side < 0 ? size / known : side)));
    },
  };
  return tensor as unknown as Tensor;
}

/** What modules are built with when the numbers are counted that their layers give. */
export function shapeContext(): { readonly context: BuildContext; readonly total: () => number } {
  let total = 0;
  const give = (shape: readonly number[]): Tensor => {
    const tensor = traced(shape);
    total += tensor.size;
    return tensor;
  };
  const context: BuildContext = {
    tf: anyFunction(give) as Tf,
    ops: anyFunction(give, layerOps(give)) as TensorOps,
    data: { trainCount: 1, classCount: 1, mean: [0, 0, 0], std: [1, 1, 1] },
    variable: (name, shape) => ({ name, read: () => traced(shape) }),
    buffer: (name, shape) => ({ name, read: () => traced(shape), write: () => undefined }),
    scheduled: () => ({ read: () => traced([]) }),
    weights: () => [],
  };
  return { context, total: () => total };
}

type Give = (shape: readonly number[]) => Tensor;

function layerOps(give: Give): Partial<TensorOps> {
  return {
    stopGradient: (x) => x,
    relu: <T extends Tensor>(x: T) => give(x.shape) as T,
    matMul: (x, w) => give([x.shape[0] ?? 1, w.shape[1] ?? 1]),
    conv2d: (x, w, stride) => {
      const [batch = 1, height = 1, width = 1] = x.shape;
      return give([batch, Math.ceil(height / stride), Math.ceil(width / stride), w.shape[3] ?? 1]);
    },
    averageOverSpace: (x) => give([x.shape[0] ?? 1, x.shape[3] ?? 1]),
    batchNorm: (x) => {
      const channels = [x.shape.at(-1) ?? 1];
      return { y: give(x.shape), mean: traced(channels), variance: traced(channels) };
    },
  };
}

/** Functions that are not among the known ones give what is as large as the largest of their arguments: elementwise ones do. */
function anyFunction(give: Give, known: object = {}): object {
  const asLarge = (...args: unknown[]) => {
    const largest = args
      .flat()
      .filter(isTraced)
      .reduce<Traced | undefined>((most, one) => (one.size > (most?.size ?? 0) ? one : most), undefined);
    return give(largest?.shape ?? []);
  };
  return new Proxy(known, { get: (functions, name) => Reflect.get(functions, name) ?? asLarge });
}

function isTraced(value: unknown): value is Traced {
  return typeof value === 'object' && value !== null && 'shape' in value && 'size' in value;
}
