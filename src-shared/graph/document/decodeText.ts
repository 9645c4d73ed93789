import { LabError } from '../../errors';

/** Told by its mark, or by the zeros that Latin text has in it. */
function isUtf16([first, second]: Uint8Array): boolean {
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isMarked || first === 0 || second === 0;
}

/**
 * A text file's text, with or without a byte order mark.
 * @param decodeUtf8 leaves the mark out, and throws for other bytes, as a fatal TextDecoder does
 * @throws LabError `document-invalid` that says which encoding it has, if that is not UTF-8.
 */
export function decodeText(
  bytes: Uint8Array,
  file: string,
  decodeUtf8: (bytes: Uint8Array) => string,
): string {
  if (isUtf16(bytes))
    throw new LabError('document-invalid', `${file} is UTF-16 text: save it as UTF-8.`, { file });
  try {
    return decodeUtf8(bytes);
  } catch (cause) {
    throw new LabError(
      'document-invalid',
      `${file} is not UTF-8 text: save it as UTF-8.`,
      { file },
      { cause },
    );
  }
}
