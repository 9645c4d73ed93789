import { openSync, readSync } from 'node:fs';
import { LabError } from '@shared/errors';
import { colourChannels, type ImageSet, type SetShape } from '../reading/dataset';

/**
 * Images in a file, [count, height, width, channels] bytes; a batch is read when it is asked for. The system keeps
 * the pages that are asked for often, the process holds one batch. Node has no memory maps; reading at an offset
 * copies once and shares the same pages.
 */
export class StoredImages implements ImageSet {
  readonly channels = colourChannels;
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly #file: number;

  constructor(
    private readonly path: string,
    readonly labels: Uint16Array | null,
    { count, height, width }: SetShape,
  ) {
    this.count = count;
    this.height = height;
    this.width = width;
    this.#file = openSync(path, 'r');
  }

  /** Neighbours are read in one go. @throws LabError `data-invalid` where the file ends before an image does. */
  gather(indices: ArrayLike<number>): Uint8Array {
    const size = this.height * this.width * this.channels;
    const batch = new Uint8Array(indices.length * size);
    for (let row = 0; row < indices.length; ) {
      const first = indices[row] ?? 0;
      let rows = 1;
      while (row + rows < indices.length && indices[row + rows] === first + rows) rows += 1;
      const wanted = rows * size;
      if (readSync(this.#file, batch, row * size, wanted, first * size) < wanted) throw this.#changed();
      row += rows;
    }
    return batch;
  }

  #changed(): LabError {
    return new LabError(
      'data-invalid',
      `The cached images ${this.path} were changed while they were read. Start again.`,
      { file: this.path },
    );
  }
}
