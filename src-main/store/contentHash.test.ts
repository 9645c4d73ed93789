import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { contentHash } from './contentHash';

it('hashes canonical JSON by sha256', () => {
  expect(contentHash({ b: 1, a: 2 })).toBe(createHash('sha256').update('{"a":2,"b":1}').digest('hex'));
});
