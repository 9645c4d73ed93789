import type { RecordFile } from '../../reading/records';

/** One of the two data sets. */
export interface CifarKind {
  /** `CIFAR-10`, for display and sentences. */
  readonly name: string;
  /** Labels before each image of the binary version; the class is the last of them. */
  readonly labelBytes: number;
  readonly classes: number;
  /** File names without `.bin`. */
  readonly train: RegExp;
  readonly test: RegExp;
  /** For sentences. */
  readonly wanted: { readonly train: string; readonly test: string };
  /** Where the binary version names its classes, one a line. */
  readonly names: string;
  /** The Python version's file of names, and the keys of its names and labels. */
  readonly pickled: { readonly meta: string; readonly names: string; readonly labels: string };
}

export interface LabelledRecords {
  readonly file: RecordFile;
  /** [file.count]. */
  readonly labels: Uint16Array;
}

/** Pixels along each side. */
export const cifarSide = 32;
