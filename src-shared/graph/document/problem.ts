import type { ErrorCode, Location } from '../../errors';

/** Something that keeps a document from training, with its place: the canvas marks the node and the port. */
export interface Problem {
  readonly code: ErrorCode;
  readonly message: string;
  readonly where: Location;
}

export function problem(code: ErrorCode, message: string, where: Location = {}): Problem {
  return { code, message, where };
}
