import type { Tf } from '@shared/node';
import type { Tensor } from '@tensorflow/tfjs';

/**
 * A tfjs op from a forward function of its inputs and the gradient by each input, given dy, the output and the
 * inputs. Ops inside `forward` are not on tfjs's tape.
 */
export function differentiable<Inputs extends readonly Tensor[]>(
  tf: Tf,
  inputs: readonly [...Inputs],
  forward: (inputs: readonly [...Inputs]) => Tensor,
  gradient: (dy: Tensor, y: Tensor, inputs: readonly [...Inputs]) => readonly Tensor[],
): Tensor {
  const op = tf.customGrad((...given: unknown[]) => {
    const save = given.at(-1) as (tensors: Tensor[]) => void;
    const tensors = given.slice(0, -1) as unknown as readonly [...Inputs];
    const value = forward(tensors);
    save([value, ...tensors]);
    return {
      value,
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const [y = value, ...rest] = saved;
        return [...gradient(dy, y, rest as unknown as readonly [...Inputs])];
      },
    };
  });
  return op(...inputs);
}
