import type { z } from 'zod';
import { LabError, type Location } from '../errors';
import { documentSchema, type GraphDocument } from './document';

/**
 * Reads a document from JSON text. It may still be unfit to train: `analyse` says so.
 * @throws LabError `document-invalid` that names the line of a syntax error, or the field that does not fit.
 */
export function parseDocument(text: string, file?: string): GraphDocument {
  const place: Location = file === undefined ? {} : { file };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const line = lineOf(text, error);
    const message = `${file ?? 'The text'} is not JSON${line === undefined ? '' : `: line ${line} is broken`}`;
    throw new LabError('document-invalid', message, line === undefined ? place : { ...place, line }, {
      cause: error,
    });
  }
  const parsed = documentSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new LabError(
    'document-invalid',
    `${file ?? 'The text'} is no architecture of this lab: ${firstIssue(parsed.error)}`,
    place,
  );
}

function firstIssue({ issues }: z.ZodError): string {
  const [issue] = issues;
  return issue === undefined ? 'it does not fit' : `${issue.path.join('.') || 'document'}: ${issue.message}`;
}

/** The line at which JSON.parse gave up, from the position or the line in its message. */
function lineOf(text: string, error: unknown): number | undefined {
  const message = error instanceof Error ? error.message : '';
  const line = /\(line (\d+) column/.exec(message)?.[1];
  if (line !== undefined) return Number(line);
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return text.slice(0, Number(position)).split('\n').length;
  return /end of JSON input/.test(message) ? text.split('\n').length : undefined;
}

/** The document as a file: what parseDocument reads. */
export function formatDocument(document: GraphDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
