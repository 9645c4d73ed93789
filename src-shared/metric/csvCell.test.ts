import { describe, expect, it } from 'vitest';
import { csvCell } from './csvCell';

describe('a cell of a CSV file', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['-0.5', '-0.5'],
    ['+1e-3', '+1e-3'],
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-2+cmd|x', "'-2+cmd|x"],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  ])('%s is written as %s', (text, cell) => expect(csvCell(text)).toBe(cell));
});
