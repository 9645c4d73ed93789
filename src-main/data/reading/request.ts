import type { OpenedData } from './split';

/** What a format is asked to open. */
export interface OpenRequest {
  /** A folder, or a file where the format has single ones; absolute. */
  readonly path: string;
  /** Pixels along each side of the images. */
  readonly side: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Finds the images of a source and reads their labels, not their pixels.
 * @throws LabError `data-missing`, or `data-invalid` with file and byte
 */
export type OpenFormat = (request: OpenRequest) => Promise<OpenedData>;
