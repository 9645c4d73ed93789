import { describe, expect, it } from 'vitest';
import { LabError } from '../errors';
import { embeddedSource, formatDataSource, parseDataSource } from './dataSource';

describe('a data source in one word', () => {
  it('is read as it is written', () => {
    for (const text of [
      'embedded',
      'cifar10:/data/c10',
      'cifar100:~/c100',
      'idx:C:\\mnist',
      'npz:pathmnist.npz',
      'folder:my images',
    ])
      expect(formatDataSource(parseDataSource(text))).toBe(text);
    expect(parseDataSource('embedded')).toEqual(embeddedSource);
    expect(parseDataSource('folder:images')).toEqual({ kind: 'folder', directory: 'images', size: 32 });
  });

  it('that is none lists the forms there are', () => {
    for (const text of ['', 'cifar10', 'cifar10:', 'imagenet:/data', ':/data']) {
      expect(() => parseDataSource(text)).toThrow(LabError);
      expect(() => parseDataSource(text)).toThrow(/embedded, cifar10:PATH, .*, folder:PATH/);
    }
  });
});
