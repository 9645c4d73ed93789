import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFolder, dataFolder } from './folders';

const home = resolve('/people/ada');
const on = (platform: NodeJS.Platform, env: Record<string, string> = {}) => ({ platform, env, home });

describe('the folders of the lab', () => {
  it('are where the platform keeps such things', () => {
    expect(dataFolder(on('linux'))).toBe(join(home, '.local', 'share', 'collapse-lab'));
    expect(cacheFolder(on('linux'))).toBe(join(home, '.cache', 'collapse-lab'));
    expect(dataFolder(on('linux', { XDG_DATA_HOME: '/xdg' }))).toBe(join('/xdg', 'collapse-lab'));
    expect(dataFolder(on('darwin'))).toBe(join(home, 'Library', 'Application Support', 'collapse-lab'));
    expect(cacheFolder(on('darwin'))).toBe(join(home, 'Library', 'Caches', 'collapse-lab'));
    expect(dataFolder(on('win32'))).toBe(join(home, 'AppData', 'Local', 'collapse-lab', 'data'));
    expect(cacheFolder(on('win32', { LOCALAPPDATA: '/local' }))).toBe(
      join('/local', 'collapse-lab', 'cache'),
    );
  });

  it('are where the environment says, if it does', () => {
    const env = { COLLAPSE_LAB_DATA: '/lab/data', COLLAPSE_LAB_CACHE: 'cache' };
    expect(dataFolder(on('linux', env))).toBe(resolve('/lab/data'));
    expect(cacheFolder(on('darwin', env))).toBe(resolve('cache'));
    expect(dataFolder(on('linux', { COLLAPSE_LAB_DATA: '' }))).toContain(home);
    expect(dataFolder(on('linux', { COLLAPSE_LAB_DATA: '~/lab' }))).toBe(join(home, 'lab'));
    expect(cacheFolder(on('linux', { COLLAPSE_LAB_CACHE: '~' }))).toBe(home);
  });

  it('do not hang on variables that are empty or relative', () => {
    const standard = dataFolder(on('linux'));
    for (const XDG_DATA_HOME of ['', 'data', './data'])
      expect(dataFolder(on('linux', { XDG_DATA_HOME }))).toBe(standard);
    expect(dataFolder(on('linux', { XDG_DATA_HOME: '~/data' }))).toBe(join(home, 'data', 'collapse-lab'));
    expect(cacheFolder(on('linux', { XDG_CACHE_HOME: '' }))).toBe(cacheFolder(on('linux')));
    expect(cacheFolder(on('win32', { LOCALAPPDATA: '' }))).toBe(cacheFolder(on('win32')));
  });
});
