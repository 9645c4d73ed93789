import type { InferRequest, InferResult, PortDefinition, PortTypes } from '../node';
import { typeOf } from '../node';

/** Ports that every module has: it gives its weights to those that follow them, and may take another's. */
export const weightsPorts: {
  readonly inputs: { readonly weights: PortDefinition };
  readonly outputs: { readonly weights: PortDefinition };
} = {
  inputs: {
    weights: {
      label: 'w',
      kinds: ['weights'],
      help: 'Weights to use in place of own, trained ones: the moving average of a module of the same form',
      laned: false,
      optional: true,
      noGradient: true,
    },
  },
  outputs: {
    weights: { label: 'w', kinds: ['weights'], help: 'Its weights, for a moving average', laned: false },
  },
};

/**
 * The output types of a module, its weights with them. Weights that come in must be those of a module of the
 * same type, parameters and inputs.
 */
export function moduleTypes(
  type: string,
  { params, inputs }: Pick<InferRequest<object>, 'params' | 'inputs'>,
  outputs: PortTypes,
): InferResult {
  const { weights: _weights, ...values } = inputs;
  const module = JSON.stringify([type, params, values]);
  if (inputs.weights !== undefined && typeOf(inputs, 'weights', 'weights').module !== module)
    return {
      problem: {
        message:
          'These are the weights of a module of another form: type, parameters and input sizes must be equal',
        port: 'weights',
      },
    };
  return { outputs: { ...outputs, weights: { kind: 'weights', module } } };
}
