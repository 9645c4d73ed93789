import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

test('a command sees the files of the folder where it is given, also with npm --prefix', () => {
  const folder = mkdtempSync(join(tmpdir(), 'collapse-lab-'));
  writeFileSync(join(folder, 'mine.json'), '{\n  "format": §\n}');
  const prefix = ['--prefix', resolve('.')];
  const { stderr, status } = spawnSync(
    npm,
    [...prefix, 'run', '--silent', 'lab', '--', 'train', 'mine.json'],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  rmSync(folder, { recursive: true, force: true });
  expect(stderr).toContain('mine.json is not JSON: line 2 is broken.');
  expect(status).toBe(2);
});
