import { describe, expect, it } from 'vitest';
import { sheetTile } from './sheetTile';

describe('the tile of a sheet', () => {
  const sheet = { columns: 32, count: 500 };

  it('is the first at the top left and the last of the first row at the right', () => {
    expect(sheetTile(0, sheet).backgroundPosition).toBe('0% 0%');
    expect(sheetTile(31, sheet).backgroundPosition).toBe('100% 0%');
  });

  it('counts rows as the sheet has them, the last one not full', () => {
    expect(sheetTile(499, sheet)).toEqual({
      backgroundSize: '3200% 1600%',
      backgroundPosition: `${(100 * 19) / 31}% 100%`,
    });
  });

  it('is at the top where there is one row, and at the left where there is one column', () => {
    expect(sheetTile(3, { columns: 32, count: 20 }).backgroundPosition).toBe(`${300 / 31}% 0%`);
    expect(sheetTile(1, { columns: 1, count: 3 }).backgroundPosition).toBe('0% 50%');
  });
});
