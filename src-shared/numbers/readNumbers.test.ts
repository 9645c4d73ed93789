import { describe, expect, it } from 'vitest';
import type { NumberKind } from './readNumber';
import { readNumbers } from './readNumbers';

function valuesOf(text: string, kind?: NumberKind): number[] {
  const reading = readNumbers(text, kind);
  if ('problem' in reading) throw new Error(reading.problem);
  return reading.values;
}

function problemOf(text: string, kind?: NumberKind): string {
  const reading = readNumbers(text, kind);
  if ('values' in reading) throw new Error(`"${text}" was read as ${reading.values.join('; ')}`);
  return reading.problem;
}

describe('readNumbers', () => {
  it('reads numbers with commas, blanks or semicolons between them', () => {
    expect(valuesOf('0.1, 0.2,0.5')).toEqual([0.1, 0.2, 0.5]);
    expect(valuesOf('16 32 64')).toEqual([16, 32, 64]);
    expect(valuesOf('64,128,256')).toEqual([64, 128, 256]);
    expect(valuesOf('0,1; 0,2')).toEqual([0.1, 0.2]);
    expect(valuesOf('10 000; 20 000')).toEqual([10_000, 20_000]);
    expect(valuesOf('0,1,2', 'whole')).toEqual([0, 1, 2]);
    expect(valuesOf(' ')).toEqual([]);
  });

  it('refuses a text that may be more numbers or fewer', () => {
    expect(problemOf('10,000')).toBe(
      '"10,000" may be one number (10,000) or 2 (10; 000): put semicolons between them',
    );
    expect(problemOf('0,1, 0,2')).toMatch(/2 numbers \(0,1; 0,2\) or 4 \(0; 1; 0; 2\)/);
    expect(problemOf('0,05')).toContain('0; 05');
    expect(problemOf('10 500, 20 000')).toContain('2 numbers (10 500; 20 000)');
  });

  it('names the part that is no number, or a doubtful one', () => {
    expect(problemOf('1, x')).toBe('"x" is not a number');
    expect(problemOf('10,000; 3')).toMatch(/10000 or 10:/);
    expect(problemOf('10.000, 3', 'whole')).toMatch(/10000 or 10:/);
  });
});
