import { z } from 'zod';

/** Of architectures, runs and sweeps, in UTF-16 units. */
export const longestName = 120;

/** Line breaks, escapes and the like, which would break the lines of lists, tables and terminals. */
const control = /[\p{Cc}\u2028\u2029]+/gu;

/** The name of something that a person calls by it: one line that is not empty. */
export const nameSchema = z
  .string()
  .transform((text) => text.replace(control, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, 'a name needs a letter at least')
      .max(longestName, `a name has at most ${longestName} characters`),
  );

/** A text cut to a length in UTF-16 units, between characters. */
export function cutText(text: string, most = longestName): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** Letters that run from right to left, and marks that turn a text's direction. */
const turning = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;
const marks = /[\u202a-\u202e\u2066-\u2069]/g;

/** A name within a sentence, which it cannot turn round. */
export function inSentence(name: string): string {
  return turning.test(name) ? `\u2068${name.replace(marks, '')}\u2069` : name;
}
