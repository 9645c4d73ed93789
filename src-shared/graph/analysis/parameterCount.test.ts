import { describe, expect, it } from 'vitest';
import { findPreset } from '../../presets';
import { shareWeights } from '../editing/edit';
import { addFragment, fragmentOf } from '../editing/fragment';
import { parameterCount, totalParameterCount } from './parameterCount';

const simsiam = findPreset('simsiam').build('small');

describe('parameterCount', () => {
  it('counts the kernels and the batch norms of the conv encoder', () => {
    const widths = [16, 32, 64, 128];
    const kernels = widths.reduce((sum, width, layer) => sum + 9 * (widths[layer - 1] ?? 3) * width, 0);
    const norms = widths.reduce((sum, width) => sum + 2 * width, 0);
    expect(parameterCount(simsiam, 'encoder')).toBe(kernels + norms);
  });

  it('counts the bottleneck of the predictor', () => {
    expect(parameterCount(simsiam, 'predictor')).toBe(128 * 32 + 2 * 32 + 32 * 128 + 128);
  });

  it('counts ResNet-18 as torchvision does, less its classifier and with the CIFAR stem', () => {
    const torchvision = 11_689_512;
    const classifier = 512 * 1000 + 1000;
    const stems = 7 * 7 * 3 * 64 - 3 * 3 * 3 * 64;
    expect(parameterCount(findPreset('simsiam').build('paper'), 'encoder')).toBe(
      torchvision - classifier - stems,
    );
  });

  it('says nothing of nodes that train nothing of their own', () => {
    expect(parameterCount(simsiam, 'loss')).toBeUndefined();
    expect(parameterCount(findPreset('byol').build('small'), 'target-encoder')).toBeUndefined();
    const copied = addFragment(simsiam, fragmentOf(simsiam, ['predictor']), { x: 0, y: 0 }).document;
    expect(parameterCount(shareWeights(copied, 'predictor-2', 'predictor'), 'predictor-2')).toBeUndefined();
  });

  it('adds all modules up, each set of weights once', () => {
    const parts = ['encoder', 'projector', 'predictor'].map((id) => parameterCount(simsiam, id) ?? 0);
    expect(totalParameterCount(simsiam)).toBe(parts.reduce((sum, count) => sum + count, 0));
    expect(totalParameterCount({ ...simsiam, edges: [] })).toBeUndefined();
  });
});
