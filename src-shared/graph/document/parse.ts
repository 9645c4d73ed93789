import { LabError, type Location, schemaError } from '../../errors';
import { documentSchema, documentVersion, type GraphDocument } from './document';
import { jsonFault } from './jsonFault';

/**
 * Reads a document from JSON text. It may still be unfit to train: `analyse` says so.
 * @throws LabError `document-invalid` that names the line of a syntax error, or the field that does not fit.
 */
export function parseDocument(text: string, file?: string): GraphDocument {
  const place: Location = file === undefined ? {} : { file };
  const name = file ?? 'The text';
  const json = parseJson(text, name, place);
  if (versionOf(json) > documentVersion)
    throw new LabError(
      'document-invalid',
      `${name} was written by a newer Collapse Lab (document version ${versionOf(json)}, this one reads ${documentVersion}): update the lab.`,
      place,
    );
  const parsed = documentSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw schemaError('document-invalid', `${name} is no architecture of this lab`, parsed.error, json, place);
}

function parseJson(text: string, name: string, place: Location): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const line = text.slice(0, jsonFault(text)).split(/\r\n|\r|\n/).length;
    const message = `${name} is not JSON: line ${line} is broken.`;
    throw new LabError('document-invalid', message, { ...place, line }, { cause });
  }
}

/** NaN where there is none, or none that is a number: the schema says so. */
function versionOf(json: unknown): number {
  const version: unknown =
    typeof json === 'object' && json !== null ? Reflect.get(json, 'version') : undefined;
  return typeof version === 'number' ? version : Number.NaN;
}

/** The document as a file: what parseDocument reads. */
export function formatDocument(document: GraphDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
