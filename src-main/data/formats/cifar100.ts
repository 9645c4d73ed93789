import type { OpenFormat } from '../reading/request';
import { openCifar } from './cifar/files';
import type { CifarKind } from './cifar/kind';

/** Its classes are the fine ones: the second label byte. */
const cifar100: CifarKind = {
  name: 'CIFAR-100',
  labelBytes: 2,
  classes: 100,
  train: /^train$/,
  test: /^test$/,
  wanted: { train: 'train', test: 'test' },
  names: 'fine_label_names.txt',
  pickled: { meta: 'meta', names: 'fine_label_names', labels: 'fine_labels' },
};

export const openCifar100: OpenFormat = (request) => openCifar(cifar100, request);
