import type { OpenFormat } from '../reading/request';
import { openCifar } from './cifar/files';
import type { CifarKind } from './cifar/kind';

const cifar10: CifarKind = {
  name: 'CIFAR-10',
  labelBytes: 1,
  classes: 10,
  train: /^data_batch_\d+$/,
  test: /^test_batch$/,
  wanted: { train: 'data_batch_*', test: 'test_batch' },
  names: 'batches.meta.txt',
  pickled: { meta: 'batches.meta', names: 'label_names', labels: 'labels' },
};

/** Any number of batches that a folder holds. */
export const openCifar10: OpenFormat = (request) => openCifar(cifar10, request);
