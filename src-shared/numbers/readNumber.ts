/** Fields of whole numbers have no use for decimals, so that `10.000` is doubtful there. */
export type NumberKind = 'whole' | 'decimal';

/** A number, or why a text is none that can be taken. */
export type NumberReading = { readonly value: number } | { readonly problem: string };

const notANumber: NumberReading = { problem: 'Type a number' };

/** Marks that spreadsheets and web pages leave in what is copied from them: zero widths and directions. */
const unseen = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const minusSigns = /[\u2010-\u2013\u2212\ufe63]/g;
/** Digits and signs of East Asian keyboards, as wide as their letters. */
const wide = /[\uff01-\uff5e]/g;
const wideOffset = 0xfee0;

/**
 * Reads a number as a person types it: `0.05`, `.1`, `0,5`, `1e-4`, `−3`, `4/3`, and with its thousands apart,
 * `10 000`, `10'000`, `1,234.5`, `1.234,5`. What can be read in two ways, `10,000`, is refused with both. A point
 * before three digits is doubtful for whole numbers only: elsewhere it is the decimal point that the lab itself writes.
 */
export function readNumber(text: string, kind: NumberKind = 'decimal'): NumberReading {
  const plain = text
    .replace(unseen, '')
    .replace(wide, (sign) => String.fromCharCode(sign.charCodeAt(0) - wideOffset))
    .replace(minusSigns, '-')
    .trim();
  const [top = '', bottom, ...rest] = plain.split('/');
  if (rest.length > 0) return notANumber;
  const over = readSigned(top.trim(), kind);
  if (bottom === undefined || 'problem' in over) return over;
  const under = readSigned(bottom.trim(), kind);
  if ('problem' in under) return under;
  return under.value === 0 ? notANumber : { value: over.value / under.value };
}

function readSigned(text: string, kind: NumberKind): NumberReading {
  const match = /^([+-]?)\s*([\d.,'’_\s]*\d[.,]?|\d)(e[+-]?\d+)?$/i.exec(text);
  const [, sign = '', digits = '', exponent = ''] = match ?? [];
  if (match === null) return notANumber;
  const readings = readDigits(digits, exponent === '' ? kind : 'decimal').map(
    (decimal) => `${sign}${decimal}${exponent}`,
  );
  const [first, second] = readings;
  if (first === undefined) return notANumber;
  if (second !== undefined)
    return { problem: `"${text}" may be ${Number(first)} or ${Number(second)}: type the one that is meant` };
  return held(text, first);
}

/** A whole number and a fraction of digits alone, as JavaScript writes it. */
const plainly = (whole: string, fraction = '') => `${whole.replace(/\D/g, '') || '0'}.${fraction || '0'}`;

/** Digits apart in threes by one and the same sign. */
const inThrees = /^\d{1,3}(?:([.,'’_\s])\d{3})(?:\1\d{3})*$/;

/** What digits with points, commas and signs between thousands can mean: nothing, one decimal number, or two. */
function readDigits(text: string, kind: NumberKind): string[] {
  if (/^\d+$/.test(text)) return [plainly(text)];
  const [, whole = '', mark = '', fraction = ''] = /^(.*?)([.,])(\d*)$/.exec(text) ?? [];
  const thousands = inThrees.exec(text);
  const isDecimal = mark !== '' && (/^\d*$/.test(whole) || apartByAnother(whole, mark));
  if (thousands === null) return isDecimal ? [plainly(whole, fraction)] : [];
  // A whole number begins with no 0, and more digits than three before the mark are not apart in threes.
  const isDoubtful = isDecimal && /^[1-9]\d*$/.test(whole);
  if (!isDoubtful) return [isDecimal ? plainly(whole, fraction) : plainly(text)];
  return mark === '.' && kind === 'decimal'
    ? [plainly(whole, fraction)]
    : [plainly(text), plainly(whole, fraction)];
}

function apartByAnother(whole: string, mark: string): boolean {
  const sign = inThrees.exec(whole)?.[1];
  return sign !== undefined && sign !== mark;
}

/** The number, unless it is so large, small or long that another one would be taken for it. */
function held(text: string, decimal: string): NumberReading {
  const value = Number(decimal);
  const isLost = !Number.isFinite(value) || vanishes(value, decimal) || isAnotherWhole(value, decimal);
  return isLost ? { problem: `"${text}" is a number that the lab cannot hold exactly enough` } : { value };
}

function vanishes(value: number, decimal: string): boolean {
  return value === 0 && /[1-9]/.test(decimal.replace(/e.*$/i, ''));
}

function isAnotherWhole(value: number, decimal: string): boolean {
  if (!decimal.endsWith('.0') || Number.isSafeInteger(value)) return false;
  const digits = BigInt(decimal.slice(0, -2));
  return BigInt(value) !== digits && String(value) !== String(digits);
}
