import { expect, it } from 'vitest';
import { arithmeticText } from './arithmeticText';

it('says an arithmetic in words', () => {
  const arithmetic = { oneDnn: false, bfloat16: 'bfloat16', threads: 3, ops: 1, hugePages: true } as const;
  expect(arithmeticText(arithmetic)).toBe(
    'no oneDNN, 3 threads an op, 1 op at once, bfloat16 by its own ops, huge pages',
  );
});
