import { expect, it } from 'vitest';
import { stepFailure } from './stepFailure';

const nodes = new Set(['projector', 'bank']);

it('an error of TensorFlow names the node of the document, whatever the optimiser made of the op’s name', () => {
  for (const op of ['bank/GatherV2_40', 'ArithmeticOptimizer/bank/GatherV2_40', 'bank/GatherV2_40/shape'])
    expect(
      stepFailure(new Error(`indices[0] = 9 is not in [0, 4)\n\t [[{{node ${op}}}]]`), nodes),
    ).toMatchObject({
      code: 'step-failed',
      message: 'TensorFlow failed at the node "bank": indices[0] = 9 is not in [0, 4)',
      where: { node: 'bank' },
    });
});

it('and none where TensorFlow tells none', () => {
  expect(stepFailure(new Error('Out of memory'), nodes)).toMatchObject({
    message: 'TensorFlow failed in the step: Out of memory',
    where: {},
  });
});
