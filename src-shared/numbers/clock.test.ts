import { expect, it } from 'vitest';
import { clock } from './clock';

it('seconds are written as people read a clock', () => {
  expect([0, 38.4, 59.6, 725, 3_723].map(clock)).toEqual(['0:00', '0:38', '1:00', '12:05', '1:02:03']);
  expect(clock(-1)).toBe('0:00');
});
