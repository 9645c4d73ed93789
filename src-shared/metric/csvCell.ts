/** What a spreadsheet would take for a formula; a number may begin with a sign. */
const formula = /^[=+\-@\t\r]/;
const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * A cell of a CSV file, quoted where it must be (RFC 4180). Text that a spreadsheet would compute gets an apostrophe
 * before it, as OWASP advises.
 */
export function csvCell(text: string): string {
  const harmless = formula.test(text) && !number.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
