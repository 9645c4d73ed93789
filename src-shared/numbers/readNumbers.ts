import { type NumberKind, readNumber } from './readNumber';

/** Numbers, or why a text is no list that can be taken. */
export type NumbersReading = { readonly values: number[] } | { readonly problem: string };

/**
 * Reads numbers with commas, semicolons or blanks between them: `0.1, 0.2 0.5`. With semicolons a comma belongs to
 * its number: `0,1; 0,2`. A text that can be read as more numbers or fewer, `0,1, 0,2` or `10,000`, is refused.
 */
export function readNumbers(text: string, kind: NumberKind = 'decimal'): NumbersReading {
  const parts = text.includes(';') ? partsOf(text, /;/) : partsOf(text, /[,\s]+/);
  const doubt = text.includes(';') ? undefined : doubtOf(text, parts);
  if (doubt !== undefined) return { problem: doubt };
  const values: number[] = [];
  for (const part of parts) {
    const reading = readNumber(part, kind);
    if ('problem' in reading)
      return { problem: reading.problem.includes(part) ? reading.problem : `"${part}" is not a number` };
    values.push(reading.value);
  }
  return { values };
}

function partsOf(text: string, between: RegExp): string[] {
  return text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Why commas or blanks may be parts of numbers as well as stand between them. */
function doubtOf(text: string, parts: readonly string[]): string | undefined {
  const isDecimalComma = /,\s/.test(text) && /(?<![.\d])\d+,\d+(?![.\d])/.test(text);
  const isBlankInNumber = text.includes(',') && /\d\s\d{3}(?!\d)/.test(text);
  const isCut = parts.slice(1).some((part) => /^0\d/.test(part));
  if (!isDecimalComma && !isBlankInNumber && !isCut) return undefined;
  const fewer = partsOf(text, /,\s+/);
  return `"${text.trim()}" may be ${count(fewer.length)} (${fewer.join('; ')}) or ${parts.length} (${parts.join('; ')}): put semicolons between them`;
}

function count(numbers: number): string {
  return numbers === 1 ? 'one number' : `${numbers} numbers`;
}
