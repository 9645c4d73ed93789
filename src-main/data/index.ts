import { LabError } from '@shared/errors';
import type { DataSource } from '@shared/graph';
import type { Dataset } from './dataset';
import { makeEmbedded } from './embedded';
import type { LoadOptions } from './loading';

export type { Dataset, ImageSet } from './dataset';

export async function loadDataset(source: DataSource, options: LoadOptions = {}): Promise<Dataset> {
  if (source.kind === 'embedded') return makeEmbedded(source, options);
  throw new LabError('data-invalid', 'not yet');
}
