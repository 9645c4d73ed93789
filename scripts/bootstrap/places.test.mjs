import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFolder as cacheFolderOfTheLab } from '../../src-main/environment/folders';
import { cacheFolder, calledFrom, root } from './places.mjs';

/** @type {{ platform: NodeJS.Platform, env: Record<string, string> }[]} */
const machines = [
  { platform: 'linux', env: {} },
  { platform: 'linux', env: { XDG_CACHE_HOME: '/big/cache' } },
  { platform: 'linux', env: { COLLAPSE_LAB_CACHE: 'here' } },
  { platform: 'linux', env: { XDG_CACHE_HOME: '', COLLAPSE_LAB_CACHE: '' } },
  { platform: 'linux', env: { XDG_CACHE_HOME: 'relative' } },
  { platform: 'linux', env: { XDG_CACHE_HOME: '~/big' } },
  { platform: 'linux', env: { COLLAPSE_LAB_CACHE: '~/here' } },
  { platform: 'win32', env: { LOCALAPPDATA: '' } },
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

describe('the folder where a command was given', () => {
  const npm = {
    npm_lifecycle_event: 'lab',
    npm_package_json: join(root, 'package.json'),
    INIT_CWD: '/people/ada',
  };

  it('is where npm was called for a script of the lab, else the folder of the process', () => {
    expect(calledFrom({ env: npm, cwd: root })).toBe('/people/ada');
    expect(calledFrom({ env: {}, cwd: '/here' })).toBe('/here');
    // Called by a script of another package.
    const other = { ...npm, npm_package_json: '/other/package.json' };
    expect(calledFrom({ env: other, cwd: '/here' })).toBe('/here');
  });
});
