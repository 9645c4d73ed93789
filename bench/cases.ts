import type { GraphDocument } from '@shared/graph';
import { findPreset, type PresetSize, withOverrides } from '@shared/presets';
import type { Training } from '@shared/training';

export const precisions = ['float32', 'bfloat16'] as const;
export type Precision = (typeof precisions)[number];

/** A training step to compare: a preset of the gallery, and the method of bench/peer that is the same in PyTorch. */
export interface BenchCase {
  readonly id: string;
  readonly title: string;
  readonly preset: string;
  readonly size: PresetSize;
  /** Changes of the preset, as `--set` takes them. */
  readonly set: readonly string[];
  readonly method: 'simsiam' | 'infonce' | 'byol';
  /** Largest ratio to the best PyTorch mode of the same precision that is aimed at; none: only measured. */
  readonly target: Readonly<Partial<Record<Precision, number>>>;
}

const smallNetwork = [
  'encoder.widths=[32,64,128,256]',
  'encoder.strides=[1,2,2,2]',
  'projector.layers=3',
  'projector.hidden=256',
  'projector.out=256',
  'training.batch=256',
  'training.baseRate=0.05',
];

export const benchCases: readonly BenchCase[] = [
  {
    id: 'small',
    title: 'SimSiam, conv 32-64-128-256, batch 256',
    preset: 'simsiam',
    size: 'small',
    set: [...smallNetwork, 'predictor.hidden=64'],
    method: 'simsiam',
    target: { float32: 0.7, bfloat16: 1 },
  },
  {
    id: 'resnet18',
    title: 'SimSiam, ResNet-18 (CIFAR stem), batch 32',
    preset: 'simsiam',
    size: 'paper',
    set: ['training.batch=32'],
    method: 'simsiam',
    target: { float32: 0.92, bfloat16: 1.05 },
  },
  {
    id: 'infonce',
    title: 'InfoNCE, conv 32-64-128-256, batch 256',
    preset: 'infonce',
    size: 'small',
    set: smallNetwork,
    method: 'infonce',
    target: {},
  },
  {
    id: 'byol',
    title: 'BYOL, conv 32-64-128-256, batch 256',
    preset: 'byol',
    size: 'small',
    set: [
      ...smallNetwork,
      'predictor.hidden=64',
      'target-encoder.widths=[32,64,128,256]',
      'target-projector.layers=3',
      'target-projector.hidden=256',
      'target-projector.out=256',
    ],
    method: 'byol',
    target: {},
  },
];

/**
 * Views that differ by brightness alone: the cheapest augmentation that keeps TensorFlow from finding that both
 * branches compute the same. PyTorch's bare step gets its views ready made.
 */
const bareViews = [
  'views.cropMin=1',
  'views.aspect=1',
  'views.flip=0',
  'views.jitter=1',
  'views.contrast=0',
  'views.saturation=0',
  'views.hue=0',
  'views.grayscale=0',
];

export interface DocumentRequest {
  readonly precision: Precision;
  readonly execution: Training['execution'];
  /** `bare`: the step alone; `full`: with the preset's augmentation, as it is trained. */
  readonly views: 'bare' | 'full';
}

export function documentOf(
  { preset, size, set }: BenchCase,
  { precision, execution, views }: DocumentRequest,
): GraphDocument {
  return withOverrides(findPreset(preset).build(size), {
    set: [...set, ...(views === 'bare' ? bareViews : [])],
    training: { precision, execution },
  });
}
