import {
  dtypes,
  type NativeBinding,
  type OpAttribute,
  type OutputMetadata,
  type TensorValues,
  wrapBinding,
} from '../native/nativeBinding';
import type { NameScope } from '../program/nameScope';
import type { AttributeValue, GraphNode } from './savedModel';

/** Constants above this size must be uniform: anything larger is data and belongs in a feed or a variable. */
const largestConstantBytes = 64 * 1024;

/**
 * Records every op that runs at the binding as a node of a TensorFlow graph. Tensors that exist before must be
 * introduced with `name`; constants that tfjs uploads become Const nodes.
 */
export class GraphRecorder {
  readonly nodes: GraphNode[] = [];
  readonly binding: NativeBinding;
  /** Tensor id -> `node:output`. */
  readonly #names = new Map<number, string>();
  readonly #inner: NativeBinding;

  /** @param scope says which node of the document ops belong to */
  constructor(
    inner: NativeBinding,
    readonly scope: NameScope,
  ) {
    this.#inner = inner;
    this.binding = wrapBinding(inner, {
      createTensor: (shape, dtype, values) => {
        const id = inner.createTensor(shape, dtype, values);
        this.#names.set(id, this.constant(shape, dtype, values));
        return id;
      },
      executeOp: (op, attributes, inputs, outputs) =>
        op === 'AddN' ? this.#sum(attributes, inputs) : this.#record(op, attributes, inputs, outputs),
    });
  }

  /**
   * Adds a node and returns its name, `projector/MatMul_12`. What belongs to no node of the document, as the ops of a
   * gradient, is named after the node of its last input: the gradients come first, and then what they are of.
   */
  add(op: string, inputs: readonly string[], attributes: Readonly<Record<string, AttributeValue>>): string {
    const owner = this.scope.node ?? inputs.map(ownerOf).findLast((node) => node !== undefined);
    const own = `${op}_${this.nodes.length}`;
    const name = owner === undefined ? own : `${owner}/${own}`;
    this.nodes.push({ name, op, input: inputs.map((input) => input.replace(/:0$/, '')), attr: attributes });
    return name;
  }

  /** Says which output of the graph an existing tensor is. */
  name(id: number, reference: string): void {
    this.#names.set(id, reference);
  }

  reference(id: number): string {
    const reference = this.#names.get(id);
    if (reference === undefined) throw new Error(`Tensor ${id} was made outside the recorded step`);
    return reference;
  }

  placeholder(shape: readonly number[], dtype: number): string {
    return `${this.add('Placeholder', [], { dtype: { type: dtype }, shape: shapeAttribute(shape) })}:0`;
  }

  scalar(value: number): string {
    return this.constant([], dtypes.float32, new Float32Array([value]));
  }

  constant(shape: readonly number[], dtype: number, values: TensorValues | readonly number[]): string {
    const typed = typedValues(dtype, values);
    const first = typed[0];
    const uniform = first !== undefined && typed.every((value) => value === first);
    if (!uniform && typed.byteLength > largestConstantBytes)
      throw new Error(`The step holds a constant of shape [${shape.join(', ')}]; make it a variable`);
    const content = uniform ? typed.subarray(0, 1) : typed;
    const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    const tensor = { dtype, tensorShape: dimensions(shape) };
    const value: AttributeValue =
      uniform && typed.length > 1
        ? { tensor: { ...tensor, ...uniformValue(dtype, first) } }
        : { tensor: { ...tensor, tensorContent: bytes } };
    return `${this.add('Const', [], { dtype: { type: dtype }, value })}:0`;
  }

  /** One after the other, from the left: AddN begins with whichever buffer is free, and rounds otherwise each time. */
  #sum(attributes: OpAttribute[], [first = 0, ...others]: number[]): OutputMetadata[] {
    const type = attributes.filter(({ name }) => name === 'T');
    if (others.length === 0) return this.#record('Identity', type, [first], 1);
    return others.reduce<OutputMetadata[]>((sum, other) => {
      const [left] = sum;
      const next = this.#record('AddV2', type, [left?.id ?? first, other], 1);
      if (left !== undefined) this.#inner.deleteTensor(left.id);
      return next;
    }, []);
  }

  #record(op: string, attributes: OpAttribute[], inputs: number[], outputs: number): OutputMetadata[] {
    const results = this.#inner.executeOp(op, attributes, inputs, outputs);
    const recorded = Object.fromEntries(
      attributes.map((attribute) => [attribute.name, attributeValue(this.#inner, attribute)]),
    );
    const node = this.add(
      op,
      inputs.map((id) => this.reference(id)),
      recorded,
    );
    results.forEach((result, index) => {
      this.#names.set(result.id, `${node}:${index}`);
    });
    return results;
  }
}

/** The node of the document that an op was named after. */
function ownerOf(reference: string): string | undefined {
  return reference.startsWith('^') ? undefined : /^([^/]+)\//.exec(reference)?.[1];
}

export function shapeAttribute(shape: readonly number[]): AttributeValue {
  return { shape: dimensions(shape) };
}

function dimensions(shape: readonly number[]) {
  return { dim: shape.map((size) => ({ size })) };
}

function typedValues(dtype: number, values: TensorValues | readonly number[]) {
  switch (dtype) {
    case dtypes.int32:
      return Int32Array.from(values);
    case dtypes.int64:
      return BigInt64Array.from(Array.from(values.slice(0, 1), BigInt));
    case dtypes.bool:
    case dtypes.uint8:
      return Uint8Array.from(values);
    default:
      return Float32Array.from(values);
  }
}

function uniformValue(dtype: number, value: number | bigint) {
  if (dtype === dtypes.int32 || dtype === dtypes.uint8) return { intVal: [Number(value)] };
  if (dtype === dtypes.bool) return { boolVal: [value !== 0] };
  return { floatVal: [Number(value)] };
}

function attributeValue(binding: NativeBinding, { name, type, value }: OpAttribute): AttributeValue {
  if (type === binding.TF_ATTR_TYPE && typeof value === 'number') return { type: value };
  if (type === binding.TF_ATTR_BOOL) return { b: value === true };
  if (type === binding.TF_ATTR_FLOAT && typeof value === 'number') return { f: value };
  if (type === binding.TF_ATTR_STRING && typeof value === 'string') return { s: Buffer.from(value) };
  if (type === binding.TF_ATTR_INT && typeof value === 'number') return { i: value };
  if (Array.isArray(value)) {
    const numbers = value.map(Number);
    return type === binding.TF_ATTR_SHAPE ? shapeAttribute(numbers) : { list: { i: numbers } };
  }
  throw new Error(`The attribute "${name}" of type ${type} cannot be recorded`);
}
