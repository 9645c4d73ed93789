import { dtypes, type NativeBinding, type OpAttribute } from './nativeBinding';

/** Makers of op attributes in the binding's form. */
export function attributesOf(binding: NativeBinding) {
  const make =
    (type: number) =>
    (name: string, value: unknown): OpAttribute => ({ name, type, value });
  return {
    type: make(binding.TF_ATTR_TYPE),
    float: (name = 'T') => make(binding.TF_ATTR_TYPE)(name, dtypes.float32),
    int32: (name: string) => make(binding.TF_ATTR_TYPE)(name, dtypes.int32),
    bool: make(binding.TF_ATTR_BOOL),
    number: make(binding.TF_ATTR_FLOAT),
    integer: make(binding.TF_ATTR_INT),
    text: make(binding.TF_ATTR_STRING),
  };
}
export type Attributes = ReturnType<typeof attributesOf>;
