import { LabError } from '../../errors';
import { readNumber, readNumbers } from '../../numbers';
import type { FieldMeta } from '../../params';

/** JSON, or plain text where it is none. */
function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * A parameter's value as a person types it: a number, numbers with commas between them or as JSON, a word, or
 * JSON. It may still be out of the parameter's range: setParameter says so.
 * @param meta of the parameter; undefined for one that has no editor, which takes JSON
 * @throws LabError `bad-request` for a number that cannot be read, or in two ways.
 */
export function typedValue(address: string, meta: FieldMeta | undefined, text: string): unknown {
  const reading = numberReading(meta, text);
  if (reading === undefined) return jsonOrText(text);
  if (!('problem' in reading)) return 'value' in reading ? reading.value : reading.values;
  throw new LabError('bad-request', `${address}=${text}: ${reading.problem}`, {
    node: address.split('.')[0] ?? '',
  });
}

function numberReading(meta: FieldMeta | undefined, text: string) {
  switch (meta?.editor) {
    case 'number':
      return readNumber(text);
    case 'integer':
      return readNumber(text, 'whole');
    case 'integer-list':
      return readNumbers(text.replace(/^\s*\[(.*)\]\s*$/, '$1'), 'whole');
    default:
      return undefined;
  }
}
