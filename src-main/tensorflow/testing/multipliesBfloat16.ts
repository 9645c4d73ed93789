import { spawnSync } from 'node:child_process';
import { dtypes } from '../native/nativeBinding';

/** Multiplies two matrices of one entry in bfloat16. */
const script = `
Object.assign(require('node:util'), { isNullOrUndefined: (x) => x == null, isArray: Array.isArray });
const tf = require('@tensorflow/tfjs-node-gpu');
const { binding } = tf.backend();
const type = (name, value) => ({ name, type: binding.TF_ATTR_TYPE, value });
const flag = (name) => ({ name, type: binding.TF_ATTR_BOOL, value: false });
const one = binding.createTensor([1, 1], ${dtypes.float32}, Float32Array.of(1));
const cast = [type('SrcT', ${dtypes.float32}), type('DstT', ${dtypes.bfloat16}), flag('Truncate')];
const [{ id }] = binding.executeOp('Cast', cast, [one], 1);
binding.executeOp('MatMul', [type('T', ${dtypes.bfloat16}), flag('transpose_a'), flag('transpose_b')], [id, id], 1);
`;

/**
 * Whether TensorFlow has ops of bfloat16 for this processor. It is asked in a process of its own, for where oneDNN has none
 * TensorFlow ends the process.
 */
export function multipliesBfloat16(): boolean {
  return spawnSync(process.execPath, ['-e', script], { stdio: 'ignore' }).status === 0;
}
