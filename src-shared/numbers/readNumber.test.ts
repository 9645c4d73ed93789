import { describe, expect, it } from 'vitest';
import { type NumberKind, readNumber } from './readNumber';

function take(text: string, kind?: NumberKind): number {
  const reading = readNumber(text, kind);
  if ('problem' in reading) throw new Error(reading.problem);
  return reading.value;
}

function problemOf(text: string, kind?: NumberKind): string {
  const reading = readNumber(text, kind);
  if ('value' in reading) throw new Error(`"${text}" was read as ${reading.value}`);
  return reading.problem;
}

describe('readNumber', () => {
  it.each([
    ['0.05', 0.05],
    ['.1', 0.1],
    ['1.', 1],
    ['+3', 3],
    ['0,5', 0.5],
    [',5', 0.5],
    ['0,125', 0.125],
    ['12,3456', 12.3456],
    ['1234,567', 1234.567],
    ['1e-4', 1e-4],
    ['1E−4', 1e-4],
    ['2,5e3', 2500],
    ['4/3', 4 / 3],
    ['007', 7],
  ])('reads %s as a person means it', (text, value) => {
    expect(take(text)).toBe(value);
  });

  it.each([
    ['10 000', 10_000],
    ['10\u00a0000', 10_000],
    ['10\u202f000', 10_000],
    ["10'000", 10_000],
    ['10’000', 10_000],
    ['10_000', 10_000],
    ['1,000,000', 1_000_000],
    ['1.000.000', 1_000_000],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,234.567', 1234.567],
    ['10 000,25', 10_000.25],
  ])('reads %s with its thousands apart', (text, value) => {
    expect(take(text)).toBe(value);
    expect(take(text, 'whole')).toBe(value);
  });

  it.each([
    ['−3', -3],
    ['–3', -3],
    ['－３', -3],
    ['\u200e42\u200f', 42],
    ['\ufeff0.1\u2003', 0.1],
    ['- 3', -3],
  ])('reads %s with signs and spaces of other keyboards', (text, value) => {
    expect(take(text)).toBe(value);
  });

  it('refuses what can be read in two ways, with both', () => {
    expect(problemOf('10,000')).toBe('"10,000" may be 10000 or 10: type the one that is meant');
    expect(problemOf('−1,500')).toMatch(/-1500 or -1\.5/);
    expect(problemOf('1,000e3')).toMatch(/1000000 or 1000/);
    expect(problemOf('10.000', 'whole')).toMatch(/10000 or 10:/);
    expect(problemOf('1,000/3')).toMatch(/1000 or 1:/);
  });

  it('takes a point before three digits as the decimal point where fractions are wanted', () => {
    expect(take('1.125')).toBe(1.125);
    expect(take('10.000')).toBe(10);
  });

  it('never takes another number for one that it cannot hold', () => {
    for (const text of ['1e999', '9007199254740993', '1e-400', '-1e999'])
      expect(problemOf(text)).toContain(`"${text}" is a number`);
    expect(take('9007199254740992')).toBe(2 ** 53);
    expect(take('0e-400')).toBe(0);
  });

  it.each([
    ...['', ' ', '-', '.', ',', '1e', 'e5', 'x', '1/0', '1/2/3', '1.2.3', '1,2,3', '10 00', '1,00,000'],
    ...['Infinity', 'NaN', '0x10', '5 %', '10k', '1 2', '1,234.5.6', "1'00", '1--2', '10²', '1 000,000 000'],
  ])('reads nothing in "%s"', (text) => {
    expect(problemOf(text)).toBe('Type a number');
  });

  it('reads back whatever JavaScript writes', () => {
    for (let index = 0; index < 2_000; index += 1) {
      const value = (Math.sin(index + 1) * 10) ** ((index % 40) - 20);
      expect(take(String(value))).toBe(value);
    }
  });
});
