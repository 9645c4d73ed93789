import { z } from 'zod';
import { choice, integer, number, toggle } from '../params';

const moduleRateSchema = z
  .object({
    node: z.string().min(1),
    /** Multiplies the base rate. */
    factor: number({
      label: 'Factor',
      help: "Multiplies this module's learning rate",
      min: 0,
      max: 1000,
      default: 1,
    }),
    /** `static`: this module's rate does not follow the schedule (SimSiam's predictor). */
    schedule: choice({
      label: 'Schedule',
      help: 'Follow the schedule or keep the base rate',
      options: ['follow', 'static'],
      default: 'follow',
    }),
  })
  .strict();
export type ModuleRate = z.infer<typeof moduleRateSchema>;

/** How a document is trained. The learning rate in force is baseRate × batch / 256 × schedule. */
export const precisions = ['float32', 'bfloat16'] as const;
export type Precision = (typeof precisions)[number];

export const trainingSchema = z
  .object({
    optimizer: choice({
      label: 'Optimizer',
      help: 'SGD with momentum, Adam (arXiv 1412.6980) or LARS (arXiv 1708.03888)',
      options: ['sgd', 'adam', 'lars'],
      default: 'sgd',
    }),
    baseRate: number({
      label: 'Base rate',
      help: 'Learning rate at batch 256; the rate in force is base × batch / 256',
      min: 0,
      max: 100,
      default: 0.1,
    }),
    momentum: number({
      label: 'Momentum',
      help: 'SGD and LARS momentum; β₁ of Adam',
      min: 0,
      max: 0.9999,
      default: 0.9,
    }),
    schedule: choice({
      label: 'Schedule',
      help: 'cosine decays to 0 over the run, constant does not',
      options: ['cosine', 'constant'],
      default: 'cosine',
    }),
    warmup: number({
      label: 'Warm-up',
      unit: 'share of run',
      help: 'Share of the steps over which the rate rises linearly',
      min: 0,
      max: 0.9,
      default: 0,
    }),
    warmupFrom: number({
      label: 'Start rate',
      unit: 'share of rate',
      help: 'Share of the base rate from which the warm-up rises',
      min: 0,
      max: 1,
      default: 0,
    }),
    weightDecay: number({
      label: 'Weight decay',
      help: 'L2 coefficient added to the gradient',
      min: 0,
      max: 1,
      default: 0.0001,
    }),
    excludeBiasAndNorm: toggle({
      label: 'Spare bias and norm',
      help: 'No weight decay (and no LARS scaling) for biases and batch norm',
      default: false,
    }),
    moduleRates: z.array(moduleRateSchema).max(50).default([]),
    epochs: integer({
      label: 'Epochs',
      unit: 'epochs',
      help: 'Passes over the training set',
      min: 1,
      max: 100_000_000,
      default: 8,
    }),
    maxSteps: integer({
      label: 'Step limit',
      unit: 'steps',
      help: 'Stops after this many steps; 0 trains all epochs',
      min: 0,
      max: 100_000_000,
      default: 0,
    }),
    batch: integer({
      label: 'Batch',
      unit: 'images',
      help: 'Images a step; each gives one sample per view',
      min: 2,
      max: 8192,
      default: 256,
    }),
    seed: integer({
      label: 'Seed',
      help: 'Fixes weights, batches and augmentations',
      min: 0,
      max: 2 ** 31 - 1,
      default: 0,
    }),
    precision: choice({
      label: 'Precision',
      help: 'bfloat16 rounds what convolutions and matrix products multiply to bfloat16, which is faster with AMX or on a GPU; master weights, statistics and losses stay float32',
      options: precisions,
      default: 'float32',
    }),
    execution: choice({
      label: 'Execution',
      help: 'replay makes one native call a step; eager runs op by op, for debugging',
      options: ['replay', 'eager'],
      default: 'replay',
    }),
    probeEvery: integer({
      label: 'Probe every',
      unit: 'steps',
      help: 'Cadence of m_o, m_r, covariance, spectrum and cosines',
      min: 1,
      max: 100_000,
      default: 10,
    }),
    evaluateEvery: integer({
      label: 'Evaluate every',
      unit: 'steps',
      help: 'Cadence of kNN and linear-probe accuracy; 0 only at the start and the end',
      min: 0,
      max: 1_000_000,
      default: 100,
    }),
    checkpointEvery: integer({
      label: 'Checkpoint every',
      unit: 'steps',
      help: 'Cadence of checkpoints; 0 only at pause and at the end',
      min: 0,
      max: 1_000_000,
      default: 200,
    }),
  })
  .strict();
export type Training = z.infer<typeof trainingSchema>;
