import type { FileKind } from '@shared/values/dataFormats';
import type { OpenFormat } from '../reading/request';
import { openCifar10 } from './cifar10';
import { openCifar100 } from './cifar100';

export { embeddedState, openEmbedded } from './embedded';

import { openFolder } from './folder';
import { openIdxFamily } from './idx';
import { openNpzData } from './npz';
import { openParquet } from './parquet';
import { openStl10 } from './stl10';
import { openSvhn } from './svhn';

/** What reads each format of src-shared/values/dataFormats. */
export const openFormat: Readonly<Record<FileKind, OpenFormat>> = {
  cifar10: openCifar10,
  cifar100: openCifar100,
  idx: openIdxFamily,
  svhn: openSvhn,
  stl10: openStl10,
  npz: openNpzData,
  parquet: openParquet,
  folder: openFolder,
};
