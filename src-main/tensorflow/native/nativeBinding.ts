import type { Tensor } from '@tensorflow/tfjs';

/** TensorFlow's dtype numbers (tensorflow/core/framework/types.proto). */
export const dtypes = {
  float32: 1,
  float64: 2,
  int32: 3,
  uint8: 4,
  int64: 9,
  bool: 10,
  bfloat16: 14,
} as const;

export interface OpAttribute {
  name: string;
  type: number;
  value: unknown;
}

export interface OutputMetadata {
  id: number;
  shape: number[];
  dtype: number;
}

export type TensorValues = Float32Array | Int32Array | Uint8Array;

/** The part of tfjs-node's native binding that the lab uses. Tensors are numbers. */
export interface NativeBinding {
  createTensor(shape: readonly number[], dtype: number, values: TensorValues): number;
  deleteTensor(id: number): void;
  tensorDataSync(id: number): TensorValues;
  executeOp(op: string, attributes: OpAttribute[], inputs: number[], outputs: number): OutputMetadata[];
  loadSavedModel(folder: string, tags: string): number;
  deleteSavedModel(id: number): void;
  runSavedModel(id: number, inputs: number[], inputNames: string, outputNames: string): OutputMetadata[];
  isUsingGpuDevice(): boolean;
  readonly TF_ATTR_STRING: number;
  readonly TF_ATTR_INT: number;
  readonly TF_ATTR_FLOAT: number;
  readonly TF_ATTR_BOOL: number;
  readonly TF_ATTR_TYPE: number;
  readonly TF_ATTR_SHAPE: number;
  readonly TF_Version: string;
}

/** The part of tfjs-node's kernel backend that the lab uses. */
export interface NativeBackend {
  binding: NativeBinding;
  readonly isUsingGpuDevice: boolean;
  /** Uploads values that tfjs still holds in JavaScript; ids of the tensors at the binding. */
  getInputTensorIds(tensors: readonly Tensor[]): number[];
  createOutputTensor(metadata: OutputMetadata): Tensor;
  executeSingleOutput(op: string, attributes: OpAttribute[], inputs: readonly Tensor[]): Tensor;
  executeMultipleOutputs(
    op: string,
    attributes: OpAttribute[],
    inputs: readonly Tensor[],
    outputs: number,
  ): Tensor[];
}

/** Runs `body` with calls to the binding going through `wrapper`. */
export function withBinding<T>(backend: NativeBackend, wrapper: NativeBinding, body: () => T): T {
  const before = backend.binding;
  backend.binding = wrapper;
  try {
    return body();
  } finally {
    backend.binding = before;
  }
}

/** A binding that behaves as `inner` but for the methods given; its own properties are read-only. */
export function wrapBinding(inner: NativeBinding, methods: Partial<NativeBinding>): NativeBinding {
  const properties = Object.fromEntries(Object.entries(methods).map(([name, value]) => [name, { value }]));
  return Object.create(inner, properties);
}

/** The binding's id of a tensor. */
export function idOf(backend: NativeBackend, tensor: Tensor): number {
  const [id] = backend.getInputTensorIds([tensor]);
  if (id === undefined) throw new Error('The tensor has no id');
  return id;
}
