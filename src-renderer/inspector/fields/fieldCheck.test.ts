import { fieldMeta, integer, integerList, number } from '@shared/params';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { fieldProblem } from './fieldCheck';

const field = { label: 'Field', help: 'A field' };
const share = number({ ...field, min: 0, max: 1, default: 0.5 });
const count = integer({ ...field, min: 1, max: 8, default: 2 });
const widths = integerList({ ...field, min: 1, max: 64, default: [8] });

function problemOf(schema: z.ZodType, value: unknown): string | undefined {
  const meta = fieldMeta(schema);
  if (meta === undefined) throw new Error('the field says nothing about itself');
  return fieldProblem(schema, meta, value);
}

describe('fieldProblem', () => {
  it('lets through what the schema takes', () => {
    expect(problemOf(share, 0.3)).toBeUndefined();
    expect(problemOf(count, 8)).toBeUndefined();
    expect(problemOf(widths, [1, 64])).toBeUndefined();
  });

  it('says in words what may stand there', () => {
    expect(problemOf(share, 2)).toBe('From 0 to 1');
    expect(problemOf(count, 2.5)).toBe('Whole numbers only');
    expect(problemOf(count, 9)).toBe('From 1 to 8');
    expect(problemOf(widths, [8, 100])).toBe('Whole numbers from 1 to 64');
  });
});
