import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { displayCheck, electronCheck, folderCheck, nodeCheck, setupCheck, sqliteCheck } from './checks';
import { probeBackend } from './probeBackend';
import { setupProblems } from './setupRecord';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'collapse-lab-doctor-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe('the doctor', () => {
  it('wants Node 22 or newer', () => {
    expect(nodeCheck('24.21.0')).toMatchObject({ status: 'ok', fix: null });
    expect(nodeCheck('20.19.0')).toMatchObject({
      status: 'problem',
      fix: expect.stringContaining('npm start'),
    });
  });

  it('looks for a display on Linux only', () => {
    expect(displayCheck({}, 'linux')).toMatchObject({ status: 'warning' });
    expect(displayCheck({ DISPLAY: ':0' }, 'linux')).toMatchObject({ status: 'ok', detail: ':0' });
    expect(displayCheck({}, 'darwin')).toMatchObject({ status: 'ok' });
  });

  it('makes a folder that is missing, and says how to move one that cannot be used', () => {
    expect(folderCheck('Data folder', join(folder, 'new'), 'COLLAPSE_LAB_DATA').status).not.toBe('problem');
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(folderCheck('Data folder', join(file, 'inside'), 'COLLAPSE_LAB_DATA')).toMatchObject({
      status: 'problem',
      fix: 'Set COLLAPSE_LAB_DATA to a folder that you can write to.',
    });
  });

  it('opens SQLite with a write-ahead log, and says what hinders it', () => {
    expect(sqliteCheck(folder)).toMatchObject({
      status: 'ok',
      detail: expect.stringContaining('write-ahead log'),
    });
    writeFileSync(join(folder, 'file'), '');
    expect(sqliteCheck(join(folder, 'file', 'inside'))).toMatchObject({ status: 'problem' });
  });

  it("finds Electron's program without fetching it", () => {
    vi.stubEnv('ELECTRON_EXEC_PATH', '');
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', undefined);
    expect(electronCheck(folder)).toMatchObject({ status: 'warning' });
    const electron = join(folder, 'node_modules', 'electron');
    mkdirSync(join(electron, 'dist'), { recursive: true });
    writeFileSync(join(electron, 'package.json'), '{}');
    writeFileSync(join(electron, 'path.txt'), 'electron');
    expect(electronCheck(folder)).toMatchObject({ status: 'warning' });
    writeFileSync(join(electron, 'dist', 'electron'), '');
    expect(electronCheck(folder)).toMatchObject({ status: 'ok', detail: join(electron, 'dist', 'electron') });
  });

  it('passes on what the set-up could not do', () => {
    expect(setupProblems(folder)).toEqual([]);
    mkdirSync(join(folder, '.cache'));
    writeFileSync(join(folder, '.cache', 'setup.json'), '{"problems":["There is no compiler."],"failed":{}}');
    expect(setupProblems(folder)).toEqual(['There is no compiler.']);
    expect(setupCheck(setupProblems(folder))).toMatchObject({
      status: 'warning',
      detail: 'There is no compiler.',
    });
    writeFileSync(join(folder, '.cache', 'setup.json'), 'damaged');
    expect(setupCheck(setupProblems(folder))).toMatchObject({ status: 'ok' });
  });

  it('says what a trainer that cannot load a backend said last', async () => {
    const gone = join(folder, 'gone.cjs');
    await expect(probeBackend(gone)).rejects.toMatchObject({
      code: 'backend-unavailable',
      where: { file: gone },
    });
    const broken = join(folder, 'broken.cjs');
    writeFileSync(
      broken,
      "console.log('{}'); console.error('first'); console.error('no library'); process.exit(1)",
    );
    await expect(probeBackend(broken)).rejects.toMatchObject({
      code: 'backend-unavailable',
      message: 'No compute backend could be loaded. no library',
    });
  });
});
