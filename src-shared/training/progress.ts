import type { ModuleRate, Training } from './settings';

/** Whole batches only: the last partial batch of an epoch is left out, as in SimSiam's data loader. */
export function stepsPerEpoch(trainCount: number, batch: number): number {
  return Math.floor(trainCount / batch);
}

const usualEpochs = 10_000;

/** Settings of a training that ends after so many steps, whatever the size of the data: an epoch has a step at least. */
export function lengthOf(steps: number): Pick<Training, 'epochs' | 'maxSteps'> {
  return { epochs: Math.max(usualEpochs, steps), maxSteps: steps };
}

export function totalSteps(training: Training, trainCount: number): number {
  const steps = training.epochs * stepsPerEpoch(trainCount, training.batch);
  return training.maxSteps === 0 ? steps : Math.min(steps, training.maxSteps);
}

/**
 * The learning rate at `step` (from 0) of `total`: linear warm-up, then cosine decay to 0 or constant,
 * scaled by batch / 256 (arXiv 2011.10566, section 4). A static module skips warm-up and decay.
 */
export function learningRateAt(training: Training, step: number, total: number, module?: ModuleRate): number {
  const base = training.baseRate * (training.batch / 256) * (module?.factor ?? 1);
  if (module?.schedule === 'static') return base;
  const warmupSteps = training.warmup * total;
  if (step < warmupSteps) {
    const risen = (step + 1) / Math.ceil(warmupSteps);
    return base * (training.warmupFrom + (1 - training.warmupFrom) * risen);
  }
  if (training.schedule === 'constant') return base;
  const progress = (step - warmupSteps) / Math.max(1, total - warmupSteps);
  return base * 0.5 * (1 + Math.cos(Math.PI * progress));
}
