import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LabError } from '@shared/errors';
import { cacheFolder } from '../../src-main/environment/folders';

const run = promisify(execFile);

const torchVersion = '2.15.0';

/** pip's output may be long. */
const outputBytes = 64 * 2 ** 20;

/**
 * The Python of an environment of the bench's own, in the cache folder, with PyTorch from PyPI; it is made on first
 * use. The wheel for Linux brings CUDA libraries: some gigabytes, which a CPU leaves unused.
 * @throws LabError `backend-unavailable` if there is no Python or the installation fails
 */
export async function torchPython(say: (text: string) => void): Promise<string> {
  const folder = join(cacheFolder(), 'bench', `torch-${torchVersion}`);
  const python = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  if (existsSync(python) && (await hasTorch(python))) return python;
  mkdirSync(folder, { recursive: true });
  say(`Installing PyTorch ${torchVersion} into ${folder} (once, some minutes)`);
  try {
    await run(process.platform === 'win32' ? 'python' : 'python3', ['-m', 'venv', folder]);
    await run(python, ['-m', 'pip', 'install', '--quiet', `torch==${torchVersion}`, 'numpy'], {
      maxBuffer: outputBytes,
    });
  } catch (cause) {
    const lines = cause instanceof Error ? cause.message.trim().split('\n') : [];
    throw new LabError(
      'backend-unavailable',
      `PyTorch could not be installed: ${lines.at(-1) ?? 'unknown reason'}. The bench needs Python 3 with venv and pip, and PyPI.`,
      {},
      { cause },
    );
  }
  return python;
}

async function hasTorch(python: string): Promise<boolean> {
  try {
    const { stdout } = await run(python, ['-c', 'import torch; print(torch.__version__)']);
    return stdout.startsWith(torchVersion);
  } catch {
    return false;
  }
}
