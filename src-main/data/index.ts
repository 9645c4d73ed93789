import { join } from 'node:path';
import type { DataSource } from '@shared/graph';
import { cacheFolder } from '../environment/folders';
import { loadCifar10, loadCifar100 } from './cifar';
import { makeEmbedded } from './embedded';
import { loadFolder } from './folder';
import { loadIdx } from './idx';
import type { Dataset } from './reading/dataset';
import type { LoadOptions } from './reading/loading';

export type { Dataset, ImageSet, LabelledImages } from './reading/dataset';

/**
 * Loads a dataset into memory; directories must be absolute. What takes long to make is kept in the cache folder.
 * @throws LabError `data-missing` or `data-invalid` that names the file and, where there is one, the byte.
 */
export function loadDataset(source: DataSource, options: LoadOptions = {}): Promise<Dataset> {
  const withCache = { cache: join(cacheFolder(), 'data'), ...options };
  switch (source.kind) {
    case 'embedded':
      return makeEmbedded(source, withCache);
    case 'cifar10':
      return loadCifar10(source.directory, withCache);
    case 'cifar100':
      return loadCifar100(source.directory, withCache);
    case 'idx':
      return loadIdx(source.directory, withCache);
    case 'folder':
      return loadFolder(source.directory, source.size, withCache);
  }
}
