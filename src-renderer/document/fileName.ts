/** File systems hold names of 255 bytes, and a letter takes up to four. */
const mostLetters = 60;

/** A file name from a document's name: `simsiam-without-predictor.json`. */
export function fileName(name: string, ending = 'json'): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  const plain = [...words]
    .slice(0, mostLetters)
    .join('')
    .replace(/^-+|-+$/g, '');
  return `${plain === '' ? 'architecture' : plain}.${ending}`;
}
