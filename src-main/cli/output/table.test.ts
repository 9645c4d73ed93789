import { styleText } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Column, table } from './table';

const columns: readonly Column<readonly [string, string]>[] = [
  { title: 'name', cell: ([name]) => name },
  { title: 'value', align: 'right', cell: ([, value]) => value },
];

describe('a table', () => {
  it('makes each column as wide as its widest cell and sets numbers to the right', () => {
    const text = table(columns, [
      ['a', '1'],
      ['longer', '10,000'],
    ]);
    expect(text).toBe('name     value\na            1\nlonger  10,000');
  });

  it('does not count colours as width', () => {
    const green = styleText('green', 'a', { validateStream: false });
    const [, coloured, plain] = table(columns, [
      [green, '1'],
      ['a', '1'],
    ]).split('\n');
    expect(coloured?.replace(green, 'a')).toBe(plain);
  });

  it('leaves no space at the end of a line', () => {
    expect(
      table(columns.slice(0, 1), [
        ['a', ''],
        ['abcdef', ''],
      ]).split('\n'),
    ).toEqual(['name', 'a', 'abcdef']);
  });
});
