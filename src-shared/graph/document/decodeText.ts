import { LabError } from '../../errors';

/** Told by its mark, or by the zeros that Latin text has in it. */
function isUtf16([first, second]: Uint8Array): boolean {
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isMarked || first === 0 || second === 0;
}

/**
 * A text file's text, with or without a byte order mark.
 * @throws LabError `document-invalid` that says which encoding it has, if that is not UTF-8.
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  if (isUtf16(bytes))
    throw new LabError('document-invalid', `${file} is UTF-16 text: save it as UTF-8.`, { file });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new LabError(
      'document-invalid',
      `${file} is not UTF-8 text: save it as UTF-8.`,
      { file },
      { cause },
    );
  }
}
