import { findPreset, withOverrides } from '@shared/presets';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../testing/fakeLab';
import { dataOf } from './dataOf';

describe('the data of a document', () => {
  it('is written as on the command line', () => {
    const document = findPreset('simsiam').build('small');
    expect(dataOf(document)).toBe('embedded');
    const source = { kind: 'cifar10', directory: '/data/cifar' } as const;
    expect(dataOf(withOverrides(document, { source }))).toBe('cifar10:/data/cifar');
  });

  it('is unknown without a dataset', () => {
    expect(dataOf(documentOf('empty'))).toBeUndefined();
  });
});
