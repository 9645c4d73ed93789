import { expect, it } from 'vitest';
import { formatBytes } from './bytes';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.0 kB'],
  [4_249, '4.2 kB'],
  [9_960, '10 kB'],
  [312_400_000, '312 MB'],
  [999_600_000, '1.0 GB'],
  [1_500_000_000, '1.5 GB'],
  [5e15, '5000 TB'],
])('%d bytes are written %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));
