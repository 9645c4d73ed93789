import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A holder on another machine (a shared home folder) is known only by its sign of life. */
const signOfLife = 5_000;
const silence = 60_000;
const pause = 200;

const held = new Set();
process.on('exit', () => {
  for (const file of held) rmSync(file, { force: true });
});

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function take(file) {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' });
    held.add(file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** The lock's holder, or undefined where there is none any more. */
function holder(file) {
  try {
    const silent = Date.now() - statSync(file).mtimeMs > silence;
    const text = readFileSync(file, 'utf8');
    if (text === '') return silent ? undefined : {};
    const { pid, host } = JSON.parse(text);
    const gone = host === hostname() ? !lives(pid) : silent;
    return gone ? undefined : { pid };
  } catch {
    return undefined;
  }
}

/** Takes a dead holder's lock away. Another process may have done so and hold it now: then it gets it back. */
function clear(file) {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
    if (holder(aside) !== undefined) linkSync(aside, file);
  } catch {
    // Someone else was faster; the next look at the lock tells.
  }
  rmSync(aside, { force: true });
}

/**
 * Runs `work` while no other process holds `file`. A holder that died, however it died, is passed over.
 * @param onWait told once, with the holder's process id, when another one is at work.
 */
export async function withLock(file, onWait, work) {
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  while (!take(file)) {
    const other = holder(file);
    if (other === undefined) {
      clear(file);
      continue;
    }
    if (!told) onWait(other.pid);
    told = true;
    await wait(pause);
  }
  const alive = setInterval(() => {
    const now = new Date();
    utimesSync(file, now, now);
  }, signOfLife);
  try {
    return await work();
  } finally {
    clearInterval(alive);
    held.delete(file);
    rmSync(file, { force: true });
  }
}
