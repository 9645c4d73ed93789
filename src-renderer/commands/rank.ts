/**
 * How well a command answers to what was typed, 0..1; 0 is left out. Every word typed must begin a word of the
 * title or of the command's other names; the title counts more, and its beginning most.
 */
export function rank(title: string, otherNames: string, typed: string): number {
  const wanted = words(typed);
  if (wanted.length === 0) return 1;
  const inTitle = words(title);
  const all = [...inTitle, ...words(otherNames)];
  const begins = (names: readonly string[]) => (word: string) => names.some((name) => name.startsWith(word));
  if (!wanted.every(begins(all))) return 0;
  if (title.toLowerCase().startsWith(typed.trim().toLowerCase())) return 1;
  return wanted.every(begins(inTitle)) ? 0.8 : 0.4;
}

function words(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
