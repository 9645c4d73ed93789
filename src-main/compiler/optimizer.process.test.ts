import { type Training, trainingSchema } from '@shared/training';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Backend, type Executor, loadBackend, type Program } from '../tensorflow';
import { temporaryFolder } from '../testing/temporaryFolder';
import type { ModelVariable } from './model';
import { slotsOf, updateOf } from './optimizer';

const weight: ModelVariable = {
  name: 'module/weight',
  node: 'module',
  shape: [2],
  initializer: { kind: 'zeros' },
  role: 'kernel',
};
const start = [0.5, -2];
/** The gradient of each step, and its rate. */
const steps = [
  { gradient: [1, -3], rate: 0.1 },
  { gradient: [0.5, 2], rate: 0.05 },
  { gradient: [-2, 0.25], rate: 0.2 },
];

/** Moves two numbers by the gradient that is fed. */
function programOf(backend: Backend, training: Training, variable: ModelVariable): Program {
  return {
    precision: 'float32',
    variables: [
      { name: variable.name, shape: [2], value: Float32Array.from(start) },
      ...slotsOf(variable, training).map(({ name }) => ({ name, shape: [2], value: new Float32Array(2) })),
    ],
    functions: [
      {
        name: 'update',
        feeds: {
          gradient: { dtype: 'float32', shape: [2] },
          rate: { dtype: 'float32', shape: [] },
          stepsDone: { dtype: 'float32', shape: [] },
        },
        run: ({ gradient, rate, stepsDone }, read) => ({
          outputs: {},
          updates: [
            updateOf(backend.tf, training, {
              variable,
              value: read(variable.name),
              gradient: gradient!,
              rate: rate!,
              stepsDone: stepsDone!,
            }),
          ],
        }),
      },
    ],
  };
}

type Steps = typeof steps;

function train(executor: Executor, taken: Steps): number[] {
  taken.forEach(({ gradient, rate }, step) => {
    const feeds = {
      gradient: Float32Array.from(gradient),
      rate: Float32Array.of(rate),
      stepsDone: Float32Array.of(step),
    };
    executor.run('update', feeds, []);
  });
  const moved = Array.from(executor.read().get(weight.name) ?? []);
  executor.close();
  return moved;
}

/** SGD as torch.optim.SGD has it; `scale` is LARS's factor on the decayed gradient. */
function momentumByHand(
  { momentum, weightDecay }: Training,
  scale: (weights: readonly number[], decayed: readonly number[]) => number = () => 1,
): number[] {
  let weights = start;
  let velocity = [0, 0];
  for (const { gradient, rate } of steps) {
    const decayed = gradient.map((value, index) => value + weightDecay * weights[index]!);
    const factor = scale(weights, decayed);
    velocity = velocity.map((value, index) => momentum * value + factor * decayed[index]!);
    weights = weights.map((value, index) => value - rate * velocity[index]!);
  }
  return weights;
}

/** arXiv 1412.6980, algorithm 1, as torch.optim.Adam has it: epsilon beside the corrected root, L2 decay in the gradient. */
function adamByHand({ momentum: beta1, weightDecay }: Training, taken: Steps = steps): number[] {
  const [beta2, epsilon] = [0.999, 1e-8];
  let weights = start;
  let [first, second] = [
    [0, 0],
    [0, 0],
  ];
  taken.forEach(({ gradient, rate }, step) => {
    const decayed = gradient.map((value, index) => value + weightDecay * weights[index]!);
    first = first.map((value, index) => beta1 * value + (1 - beta1) * decayed[index]!);
    second = second.map((value, index) => beta2 * value + (1 - beta2) * decayed[index]! ** 2);
    weights = weights.map((value, index) => {
      const mean = first[index]! / (1 - beta1 ** (step + 1));
      const square = second[index]! / (1 - beta2 ** (step + 1));
      return value - (rate * mean) / (Math.sqrt(square) + epsilon);
    });
  });
  return weights;
}

const norm = (values: readonly number[]) => Math.hypot(...values);
const larsFactor = (weights: readonly number[], decayed: readonly number[]) =>
  (0.001 * norm(weights)) / norm(decayed);

describe.each(['eager', 'replayed'] as const)('the optimizer, %s,', (execution) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await loadBackend();
  });

  function moved(training: Training, variable: ModelVariable = weight, taken: Steps = steps): number[] {
    const program = programOf(backend, training, variable);
    if (execution === 'eager') return train(backend.eager(program), taken);
    const { path, remove } = temporaryFolder();
    const example = {
      gradient: new Float32Array(2),
      rate: new Float32Array(1),
      stepsDone: new Float32Array(1),
    };
    const recording = backend.replay?.record({
      program,
      examples: { update: example },
      check: { name: 'update', outputs: [] },
      folder: path,
    });
    const result = train(recording!.executor, taken);
    remove();
    return result;
  }

  const expectClose = (found: readonly number[], expected: readonly number[]) => {
    expected.forEach((value, index) => {
      expect(found[index]).toBeCloseTo(value, 5);
    });
  };

  it('moves by momentum with weight decay as torch does', () => {
    const training = trainingSchema.parse({ momentum: 0.9, weightDecay: 0.01 });
    expectClose(moved(training), momentumByHand(training));
  });

  it('moves by Adam', () => {
    const training = trainingSchema.parse({ optimizer: 'adam', momentum: 0.8, weightDecay: 0.01 });
    expectClose(moved(training), adamByHand(training));
  });

  it('adds the epsilon of Adam after the correction, as gradients of its own size show', () => {
    const training = trainingSchema.parse({ optimizer: 'adam', weightDecay: 0 });
    const faint = steps.map(({ gradient, rate }) => ({ gradient: gradient.map((one) => one * 1e-8), rate }));
    expectClose(moved(training, weight, faint), adamByHand(training, faint));
  });

  it('moves by LARS, scaled by the ratio of the norms', () => {
    const training = trainingSchema.parse({ optimizer: 'lars', momentum: 0.9, weightDecay: 0.01 });
    expectClose(moved(training), momentumByHand(training, larsFactor));
  });

  it('spares biases from decay and scaling where that is asked for', () => {
    const training = trainingSchema.parse({ optimizer: 'lars', weightDecay: 0.5, excludeBiasAndNorm: true });
    const expected = momentumByHand({ ...training, weightDecay: 0 });
    expectClose(moved(training, { ...weight, role: 'bias' }), expected);
  });
});
