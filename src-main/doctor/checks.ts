import { accessSync, constants, existsSync, mkdirSync, readFileSync, statfsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { DoctorCheck } from '@shared/api';
import { arithmeticText } from '@shared/api';
import { toLabError } from '@shared/errors';
import { precisions } from '@shared/training';
import Database from 'better-sqlite3';
import { currentArithmetic, keptMeasurement } from '../arithmetic';
import { probeBackend } from './probeBackend';

type Status = DoctorCheck['status'];

function check(name: string, status: Status, detail: string, fix: string | null = null): DoctorCheck {
  return { name, status, detail, fix };
}

const oldestNode = 22;

export function nodeCheck(version = process.versions.node): DoctorCheck {
  const fits = Number(version.split('.')[0]) >= oldestNode;
  return fits
    ? check('Node', 'ok', version)
    : check(
        'Node',
        'problem',
        `${version}; ${oldestNode} or newer is needed`,
        'Start the lab with npm start: it brings its own Node.',
      );
}

const rungs = {
  1: "TensorFlow's current library",
  2: "tfjs-node's own library",
  3: 'no TensorFlow: slow',
} as const;

/** Two checks: what computes and on which device, and the native addon under it. */
export async function backendChecks(trainer: string): Promise<DoctorCheck[]> {
  try {
    const { text, rung, name } = await probeBackend(trainer);
    const native = name === 'tensorflow';
    const fix = native
      ? null
      : 'Run npm start again; it says what the TensorFlow library needs on this machine.';
    return [
      check('Compute', native ? 'ok' : 'warning', `${text} (rung ${rung} of 3: ${rungs[rung]})`, fix),
      native
        ? check('TensorFlow addon', 'ok', 'loads')
        : check('TensorFlow addon', 'problem', 'is not in use', fix),
    ];
  } catch (error) {
    const { message } = toLabError(error);
    return [
      check(
        'Compute',
        'problem',
        message,
        'Run npm start again; it repairs the set-up and says what is missing.',
      ),
    ];
  }
}

/** How runs compute here, and what was measured for it. */
export function arithmeticCheck(measurement = keptMeasurement()): DoctorCheck {
  const name = 'Arithmetic';
  const text = precisions.map((one) => `${one}: ${arithmeticText(currentArithmetic(one))}`).join('; ');
  return measurement === undefined
    ? check(name, 'warning', `${text}; not measured on this machine yet`, 'Run: npm run lab -- calibrate')
    : check(
        name,
        'ok',
        `${text}; measured ${new Date(measurement.at).toISOString().slice(0, 10)} on ${measurement.processor}`,
      );
}

export function sqliteCheck(folder: string): DoctorCheck {
  const name = 'SQLite';
  try {
    mkdirSync(folder, { recursive: true });
    const database = new Database(join(folder, 'doctor.sqlite'));
    try {
      const mode = String(database.pragma('journal_mode = WAL', { simple: true }));
      const version = String(database.prepare('SELECT sqlite_version()').pluck().get());
      return mode === 'wal'
        ? check(name, 'ok', `${version}, write-ahead log`)
        : check(
            name,
            'warning',
            `${version}, but no write-ahead log (${mode})`,
            'Put COLLAPSE_LAB_DATA on a local disk.',
          );
    } finally {
      database.close();
    }
  } catch (error) {
    return check(
      name,
      'problem',
      toLabError(error).message,
      'Run npm start again to install better-sqlite3.',
    );
  }
}

/** The path of Electron's program, which its package fetches apart from the registry; asking the package fetches it. */
function electronBinary(root: string): string | undefined {
  if (process.env.ELECTRON_EXEC_PATH) return process.env.ELECTRON_EXEC_PATH;
  try {
    const folder = dirname(createRequire(join(root, 'package.json')).resolve('electron/package.json'));
    const program = readFileSync(join(folder, 'path.txt'), 'utf8');
    return join(process.env.ELECTRON_OVERRIDE_DIST_PATH || join(folder, 'dist'), program);
  } catch {
    return undefined;
  }
}

export function electronCheck(root: string): DoctorCheck {
  if (process.versions.electron !== undefined)
    return check('Electron', 'ok', `${process.versions.electron}, this window`);
  const binary = electronBinary(root);
  return binary !== undefined && existsSync(binary)
    ? check('Electron', 'ok', binary)
    : check(
        'Electron',
        'warning',
        'its program is not here; the lab opens in the browser instead',
        'On a network that reaches github.com, run: npx install-electron',
      );
}

export function displayCheck(env = process.env, platform = process.platform): DoctorCheck {
  if (platform !== 'linux') return check('Display', 'ok', platform);
  const display = env.WAYLAND_DISPLAY || env.DISPLAY;
  return display
    ? check('Display', 'ok', display)
    : check(
        'Display',
        'warning',
        'none; no window can be opened',
        'Use npm run lab -- serve and a browser, through an SSH tunnel if need be.',
      );
}

/** Bytes that a first set-up and some runs take. */
const wantedBytes = 3e9;

export function folderCheck(name: string, folder: string, variable: string): DoctorCheck {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    const free = bavail * bsize;
    const detail = `${folder}, ${(free / 1e9).toFixed(1)} GB free`;
    return free > wantedBytes
      ? check(name, 'ok', detail)
      : check(name, 'warning', detail, `Free some space, or set ${variable} to a folder on another disk.`);
  } catch (error) {
    return check(
      name,
      'problem',
      `${folder}: ${toLabError(error).message}`,
      `Set ${variable} to a folder that you can write to.`,
    );
  }
}

export function setupCheck(problems: readonly string[]): DoctorCheck {
  return problems.length === 0
    ? check('Set-up', 'ok', 'complete')
    : check('Set-up', 'warning', problems.join(' '), 'Follow the advice, then run npm start again.');
}
