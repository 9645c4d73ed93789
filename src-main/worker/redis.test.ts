import { describe, expect, it } from 'vitest';
import { unfit } from './redis';

const info = (lines: Record<string, string | number>) =>
  Object.entries({
    redis_version: '7.0.15',
    maxmemory_policy: 'noeviction',
    used_memory: 1,
    maxmemory: 0,
    ...lines,
  })
    .map(([name, value]) => `${name}:${value}\r\n`)
    .join('');

describe('what keeps a Redis from being the queue', () => {
  it.each([
    [{}, undefined],
    [{ redis_version: '6.2.0' }, undefined],
    [{ redis_version: '10.0.0' }, undefined],
    [{ redis_version: '6.0.16' }, 'it is Redis 6.0.16, and the lab needs 6.2 or newer'],
    [{ redis_version: '5.0.7' }, 'it is Redis 5.0.7, and the lab needs 6.2 or newer'],
    [
      { maxmemory_policy: 'allkeys-lru' },
      'it throws keys away when it is full (allkeys-lru): set maxmemory-policy noeviction',
    ],
    [{ used_memory: 900, maxmemory: 800 }, 'its memory is full: raise its maxmemory'],
    [{ used_memory: 700, maxmemory: 800 }, undefined],
  ])('%j: %s', (lines, problem) => {
    expect(unfit(info(lines))).toBe(problem);
  });
});
