import type { Tensor } from '@tensorflow/tfjs';
import type { InferResult, NodeProgram, PortTypes } from '../node';
import { typeOf } from '../node';

/** The type of a op b: an embedding if either is one, else a centre; both need the same dimensions. */
export function combined(inputs: PortTypes, output: string): InferResult {
  const a = typeOf(inputs, 'a', 'embedding', 'centre');
  const b = typeOf(inputs, 'b', 'embedding', 'centre');
  if (a.dim !== b.dim)
    return {
      problem: { message: `a has ${a.dim} dimensions but b has ${b.dim}: they must be equal`, port: 'b' },
    };
  return { outputs: { [output]: a.kind === 'embedding' ? a : b } };
}

/** A program that applies `f` to the ports a and b lane by lane. */
export function elementwise(output: string, f: (a: Tensor, b: Tensor) => Tensor): NodeProgram {
  return {
    call: ({ a = [], b = [] }) => ({
      [output]: a.flatMap((left, lane) => {
        const right = b[lane];
        return right === undefined ? [] : [f(left, right)];
      }),
    }),
  };
}
