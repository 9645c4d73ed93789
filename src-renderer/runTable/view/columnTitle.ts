import { fieldTitle, parseField } from '@shared/runTable';

/** As a column is titled; a parameter by its address, which filters use. */
export function columnTitle(field: string): string {
  const parsed = parseField(field);
  return parsed === undefined ? field : fieldTitle(parsed);
}
