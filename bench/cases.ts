import type { GraphDocument } from '@shared/graph';
import { findPreset, type PresetSize, withOverrides } from '@shared/presets';
import type { Precision, Training } from '@shared/training';
import { aims, type StepAims } from './aims';

/** A training step to compare: a preset of the gallery, and the method of bench/torch/peer that is the same in PyTorch. */
export interface BenchCase {
  readonly id: string;
  readonly title: string;
  readonly preset: string;
  readonly size: PresetSize;
  /** Changes of the preset, as `--set` takes them. */
  readonly set: readonly string[];
  readonly method: 'simsiam' | 'infonce' | 'byol';
  readonly aims: StepAims;
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
    aims: aims.step,
  },
  {
    id: 'resnet18',
    title: 'SimSiam, ResNet-18 (CIFAR stem), batch 32',
    preset: 'simsiam',
    size: 'paper',
    set: ['training.batch=32'],
    method: 'simsiam',
    aims: aims.step,
  },
  {
    id: 'infonce',
    title: 'InfoNCE, conv 32-64-128-256, batch 256',
    preset: 'infonce',
    size: 'small',
    set: smallNetwork,
    method: 'infonce',
    aims: {},
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
    aims: {},
  },
];

export function caseNamed(id: string): BenchCase {
  const found = benchCases.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no case "${id}"`);
  return found;
}

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
  { preset, size, set }: Pick<BenchCase, 'preset' | 'size' | 'set'>,
  { precision, execution, views }: DocumentRequest,
): GraphDocument {
  return withOverrides(findPreset(preset).build(size), {
    set: [...set, ...(views === 'bare' ? bareViews : [])],
    training: { precision, execution },
  });
}
