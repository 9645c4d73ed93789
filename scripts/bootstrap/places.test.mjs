import { describe, expect, it } from 'vitest';
import { cacheFolder as cacheFolderOfTheLab } from '../../src-main/environment/folders';
import { cacheFolder } from './places.mjs';

/** @type {{ platform: NodeJS.Platform, env: Record<string, string> }[]} */
const machines = [
  { platform: 'linux', env: {} },
  { platform: 'linux', env: { XDG_CACHE_HOME: '/big/cache' } },
  { platform: 'linux', env: { COLLAPSE_LAB_CACHE: 'here' } },
  { platform: 'darwin', env: {} },
  { platform: 'win32', env: { LOCALAPPDATA: '/local' } },
  { platform: 'win32', env: {} },
];

describe('the cache folder of the set-up', () => {
  it.each(machines)('is that of the lab on $platform with $env', (machine) => {
    const request = { ...machine, home: '/people/ada' };
    expect(cacheFolder(request)).toBe(cacheFolderOfTheLab(request));
  });
});
