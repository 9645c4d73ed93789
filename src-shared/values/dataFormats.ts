/** Where images may come from: one entry a format. What reads it is the file of that name in src-main/data/formats. */
export const dataFormats = {
  embedded: { label: 'Embedded shapes', help: 'Made by the lab itself', side: 32 },
  cifar10: {
    label: 'CIFAR-10',
    help: 'The folder with data_batch_1 … and test_batch, of the binary or the Python version',
    side: 32,
  },
  cifar100: {
    label: 'CIFAR-100',
    help: 'The folder with train and test, of the binary or the Python version',
    side: 32,
  },
  idx: {
    label: 'MNIST family (IDX)',
    help: 'The folder with train-images-idx3-ubyte …: MNIST, Fashion, EMNIST, KMNIST, QMNIST; or Kannada-MNIST as .npz',
    side: 28,
  },
  svhn: { label: 'SVHN', help: 'The folder with train_32x32.mat and test_32x32.mat', side: 32 },
  stl10: {
    label: 'STL-10',
    help: 'The folder with train_X.bin, test_X.bin and unlabeled_X.bin',
    chosenSide: 96,
  },
  npz: {
    label: 'NumPy arrays (.npz)',
    help: 'A file with train_images, train_labels, test_images, test_labels, or a folder of .npz files',
    chosenSide: 28,
  },
  parquet: {
    label: 'Parquet',
    help: 'A data set of the Hugging Face hub: a folder of .parquet files with an image and a label column',
    chosenSide: 32,
    decodes: true,
  },
  folder: {
    label: 'Folder of images',
    help: 'A folder with train/CLASS/image and test/CLASS/image, or CLASS/image, or images alone',
    chosenSide: 32,
    decodes: true,
  },
} as const satisfies Readonly<Record<string, DataFormat>>;

export interface DataFormat {
  readonly label: string;
  /** What to name as the source. */
  readonly help: string;
  /** Pixels along each side of its images, where that is always so. */
  readonly side?: number;
  /** Pixels along each side unless another number is asked for. */
  readonly chosenSide?: number;
  /** Its images are files of their own, some of which may be unreadable. */
  readonly decodes?: true;
}

export type DataKind = keyof typeof dataFormats;
type KindWith<Field extends keyof DataFormat> = {
  [Kind in DataKind]: Field extends keyof (typeof dataFormats)[Kind] ? Kind : never;
}[DataKind];

/** Kinds that are read from files. */
export type FileKind = Exclude<DataKind, 'embedded'>;
/** Kinds whose images have the side that the source says. */
export type SizedKind = KindWith<'chosenSide'>;
/** Kinds whose images are decoded one by one. */
export type DecodedKind = KindWith<'decodes'>;

export const dataKinds = Object.keys(dataFormats) as DataKind[];

/** `embedded, cifar10:DIR, …`, for sentences and help. */
export const sourceForms = dataKinds.map((kind) => (kind === 'embedded' ? kind : `${kind}:PATH`)).join(', ');
