/** Every failure that a person may see. A code is stable: scripts and tests may rely on it. */
export const errorCodes = [
  'document-invalid',
  'graph-cycle',
  'port-unconnected',
  'shape-mismatch',
  'objective-missing',
  'data-missing',
  'data-invalid',
  'data-changed',
  'batch-too-large',
  'loss-not-finite',
  'step-failed',
  'backend-unavailable',
  'trainer-crashed',
  'storage-unavailable',
  'storage-damaged',
  'not-found',
  'conflict',
  'bad-request',
  'unauthorised',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** Where it happened: the parts that are known. `byte` is an offset in `file`, `line` counts from 1. */
export interface Location {
  readonly node?: string;
  readonly port?: string;
  readonly lane?: number;
  readonly file?: string;
  readonly byte?: number;
  readonly line?: number;
}

export interface LabErrorJson {
  readonly code: ErrorCode;
  readonly message: string;
  readonly where: Location;
}

/** An error with a stable code, a sentence for a person (what happened, what to do) and its place. */
export class LabError extends Error {
  override readonly name = 'LabError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly where: Location = {},
    options: { cause?: unknown } = {},
  ) {
    super(message, options);
  }

  toJSON(): LabErrorJson {
    return { code: this.code, message: this.message, where: this.where };
  }

  static fromJSON(json: LabErrorJson): LabError {
    return new LabError(json.code, json.message, json.where);
  }
}

/** Anything thrown, as a LabError; what was not one becomes `internal` and keeps its cause. */
export function toLabError(thrown: unknown): LabError {
  if (thrown instanceof LabError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new LabError('internal', message, {}, { cause: thrown });
}
