import type { z } from 'zod';
import { type ErrorCode, LabError, type Location } from './labError';

const shownIssues = 3;

/** The first problems as one sentence: `document.training.batch: Too small`. */
export function describeProblems(error: z.ZodError): string {
  const sentences = error.issues
    .slice(0, shownIssues)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
  const more = error.issues.length - sentences.length;
  return sentences.join('; ') + (more > 0 ? ` (and ${more} more)` : '');
}

/** The node that a problem at `….nodes[i]` of `value` is about. */
function nodeOf(error: z.ZodError, value: unknown): Location {
  for (const { path } of error.issues) {
    let at = value;
    for (const [depth, key] of path.entries()) {
      at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined;
      if (path[depth - 1] !== 'nodes' || typeof at !== 'object' || at === null) continue;
      const id: unknown = Reflect.get(at, 'id');
      if (typeof id === 'string') return { node: id };
    }
  }
  return {};
}

/** What a schema found wrong with `value`, as `introduction: field: problem`, with the node that it is about. */
export function schemaError(
  code: ErrorCode,
  introduction: string,
  error: z.ZodError,
  value: unknown,
  where: Location = {},
): LabError {
  const place = { ...where, ...nodeOf(error, value) };
  return new LabError(code, `${introduction}: ${describeProblems(error)}.`, place, { cause: error });
}
