import { describe, expect, it } from 'vitest';
import { findPreset, presetSizes, presets } from '../../presets';
import { updateNode } from '../editing/edit';
import { stepNumbers } from './stepNumbers';

const simsiam = findPreset('simsiam').build('small');

describe('the numbers of a step', () => {
  it('are those of every layer: convolution, batch norm and ReLU of the conv encoder, for each branch', () => {
    const encoder = (widths: readonly number[], strides: readonly number[]) =>
      stepNumbers(updateNode(simsiam, 'encoder', { params: { widths, strides } }))?.activations ?? 0;
    const more = encoder([16, 32, 64, 128, 128], [1, 2, 2, 2, 1]) - encoder([16, 32, 64, 128], [1, 2, 2, 2]);
    // 128 channels at 4×4 pixels, three outputs of 256 images in two branches, beside its statistics.
    expect(more / (3 * 4 * 4 * 128 * 256 * 2)).toBeCloseTo(1, 2);
  });

  it('grow with the batch, and are known of every preset', () => {
    const doubled = { ...simsiam, training: { ...simsiam.training, batch: 2 * simsiam.training.batch } };
    const ratio = (stepNumbers(doubled)?.activations ?? 0) / (stepNumbers(simsiam)?.activations ?? 1);
    expect(ratio).toBeCloseTo(2, 1);
    for (const preset of presets)
      for (const size of presetSizes)
        expect(stepNumbers(preset.build(size))?.activations, preset.id).toBeGreaterThan(1e6);
  });

  it('are not known while the shapes are not', () => {
    expect(stepNumbers({ ...simsiam, edges: [] })).toBeUndefined();
  });
});
