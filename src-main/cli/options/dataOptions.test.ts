import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sourceOf } from './dataOptions';

describe('the options of data', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'collapse-lab-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('give size and skipping to the formats that take them, and refuse them to the others', () => {
    expect(sourceOf({ data: `folder:${folder}`, imageSize: 64, skipUnreadable: true })).toEqual({
      kind: 'folder',
      directory: folder,
      size: 64,
      skipUnreadable: true,
    });
    expect(() => sourceOf({ data: `cifar10:${folder}`, imageSize: 64 })).toThrow(
      'cifar10 takes no --image-size',
    );
    expect(() => sourceOf({ data: `npz:${folder}`, skipUnreadable: true })).toThrow(
      'takes no --skip-unreadable',
    );
  });

  it('name what is not there', () => {
    expect(() => sourceOf({ data: `npz:${join(folder, 'x.npz')}` })).toThrow('There is no');
    expect(sourceOf({ data: `idx:${join(folder, 'emnist-letters')}` })).toMatchObject({ kind: 'idx' });
  });
});
