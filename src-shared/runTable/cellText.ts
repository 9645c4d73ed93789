import { formatCount, formatMetric } from '../metric';
import { namedMetric } from '../metrics/registry';
import { clock } from '../numbers';
import { factLook } from './facts';
import { type Field, parseField } from './field';

/** Six digits at most, without zeros at the end. */
function plainNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
}

function factText(
  field: Extract<Field, { kind: 'fact' }>,
  value: number,
  moment: (at: number) => string,
): string {
  if (factLook(field.name).kind === 'time') return moment(value);
  if (factLook(field.name).kind === 'flag') return value === 1 ? 'yes' : 'no';
  if (field.name === 'seconds') return clock(value);
  return field.name === 'speed' || field.name === 'step' || field.name === 'steps'
    ? formatCount(value)
    : String(value);
}

/**
 * A cell of the table of runs as people read it; a dash where the run has no such value.
 * @param moment writes epoch milliseconds
 */
export function cellText(
  column: string,
  cell: string | number | null,
  moment: (at: number) => string,
): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return cell;
  const field = parseField(column);
  switch (field?.kind) {
    case 'fact':
      return factText(field, cell, moment);
    case 'headline':
      return formatMetric(namedMetric(field.name).metric, cell);
    case 'metric':
      if (field.take === 'step' || field.take === 'best-step') return formatCount(cell);
      return formatMetric(namedMetric(column.split('@')[0] ?? column).metric, cell);
    default:
      return plainNumber(cell);
  }
}

/** Whether a column's cells are set to the right, so that their digits stand under each other. */
export function isNumeric(column: string): boolean {
  const field = parseField(column);
  if (field === undefined || field.kind === 'parameter') return false;
  return field.kind !== 'fact' || factLook(field.name).kind === 'number';
}
