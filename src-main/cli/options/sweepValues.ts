import { LabError } from '@shared/errors';
import { type Parameter, typedValue } from '@shared/graph';
import { type NumberKind, type NumbersReading, readNumber, readNumbers } from '@shared/numbers';
import {
  maxValues,
  type SweepValue,
  type SweepValues,
  sweepValueSchema,
  type ValueRange,
  valueRangeSchema,
} from '@shared/sweep';

/** Reads `linear:0:1:5` or `log:0.01:1:5`; any other text stays as it is until its parameter is known. */
export function valuesOption(text: string): ValueRange | string {
  const range = /^(linear|log):(.+):(.+):(.+)$/.exec(text);
  return range === null ? text : rangeOf(range);
}

/**
 * The values of a parameter: a range, or a list as `0.05,0.1,0.2`, `bias,linear`, `[32,64],[64,128]` or `32,64;64,128`.
 * @throws LabError `bad-request` that says which part cannot be read, or in two ways.
 */
export function valuesOf(parameter: Parameter, given: ValueRange | string): SweepValues {
  if (typeof given !== 'string') return given;
  const values = listOf(parameter, given);
  if (values.length === 0) throw refusal('Give at least one value');
  return values.map((value): SweepValue => {
    const parsed = sweepValueSchema.safeParse(value);
    if (parsed.success) return parsed.data;
    throw refusal(`${JSON.stringify(value)} is not a number, a word or a list of numbers`);
  });
}

function refusal(reason: string): LabError {
  return new LabError('bad-request', `--values: ${reason}.`);
}

function rangeOf([, scale, from = '', to = '', count = '']: RegExpExecArray): ValueRange {
  const parsed = valueRangeSchema.safeParse({
    scale,
    from: numberOf(from, 'decimal'),
    to: numberOf(to, 'decimal'),
    count: numberOf(count, 'whole'),
  });
  if (parsed.success) return parsed.data;
  throw refusal(
    `A range is SCALE:FROM:TO:COUNT, as log:0.01:1:5; a logarithmic one lies above 0, and COUNT is from 2 to ${maxValues}`,
  );
}

function numberOf(text: string, kind: NumberKind): number {
  const reading = readNumber(text, kind);
  if ('value' in reading) return reading.value;
  throw refusal(`${text}: ${reading.problem}`);
}

function numbersOf(reading: NumbersReading): number[] {
  if ('problem' in reading) throw refusal(reading.problem);
  return reading.values;
}

function listOf({ address, meta }: Parameter, text: string): unknown[] {
  switch (meta.editor) {
    case 'number':
      return numbersOf(readNumbers(text));
    case 'integer':
      return numbersOf(readNumbers(text, 'whole'));
    case 'integer-list':
      if (!text.includes('[')) return text.split(';').map((part) => typedValue(address, meta, part));
  }
  return jsonList(text) ?? words(text).map((word) => typedValue(address, meta, word));
}

function jsonList(text: string): unknown[] | undefined {
  try {
    const parsed: unknown = JSON.parse(`[${text}]`);
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    // Words without quotes are no JSON.
    return undefined;
  }
}

/** `a,b,c` as a list; empty parts are left out. */
export function words(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
