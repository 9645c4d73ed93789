import { InvalidArgumentError } from 'commander';
import { describe, expect, it } from 'vitest';
import { collect, integerOption, trainingOption } from './options';

describe('options', () => {
  it('read whole numbers of a range and refuse everything else', () => {
    const read = integerOption(1, 10);
    expect(read('7')).toBe(7);
    for (const text of ['0', '11', '1.5', 'seven', '', ' ', '1e9', 'NaN', '-3'])
      expect(() => read(text)).toThrow(InvalidArgumentError);
  });

  it('read numbers as people type them, and say both readings of a doubtful one', () => {
    const read = integerOption(1, 100_000);
    expect(read('10 000')).toBe(10_000);
    expect(read('1e4')).toBe(10_000);
    expect(() => read('10,000')).toThrow(/"10,000" may be 10000 or 10:/);
    expect(() => read('10.000')).toThrow(/"10\.000" may be 10000 or 10:/);
    expect(() => read('0x10')).toThrow(/whole number from 1 to 100000/);
  });

  it('take the ranges of the training settings', () => {
    expect(trainingOption('seed')('0')).toBe(0);
    expect(() => trainingOption('seed')(String(2 ** 31))).toThrow(/to 2147483647/);
    expect(() => trainingOption('maxSteps', 1)('0')).toThrow(/from 1/);
  });

  it('collect what is given several times', () => {
    expect(['a', 'b'].reduce<readonly string[]>((before, text) => collect(text, before), [])).toEqual([
      'a',
      'b',
    ]);
  });
});
