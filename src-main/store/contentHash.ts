import { createHash } from 'node:crypto';
import { canonicalJson } from '@shared/graph';

/** The hash of a value's canonical JSON, in hexadecimal. */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
