import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const children = new Set();

/** The rest of what a failed program said; its beginning is rarely the reason. */
const keptCharacters = 20_000;

/**
 * Runs a program without a terminal.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onText?: (text: string) => void, limit?: number }} [options]
 * @returns its exit code and what it said; `code` is undefined where it could not be started.
 */
export function execute(program, args, { cwd, env = process.env, onText, limit } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: limit });
    let text = '';
    children.add(child);
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part) => {
        text = (text + part).slice(-keptCharacters);
        onText?.(part);
      });
    child.once('error', (error) => {
      children.delete(child);
      resolve({ code: undefined, text: error.message });
    });
    child.once('close', (code) => {
      children.delete(child);
      resolve({ code: code ?? 1, text });
    });
  });
}

/** The last lines of a program's output, for the end of a sentence. */
export function lastLines(text, count = 3) {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(-count)
    .join(' ');
}

/** @type {readonly NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Ends the programs under way.
 * @param {NodeJS.Signals} signal
 */
export function endChildren(signal = 'SIGTERM') {
  for (const child of children) child.kill(signal);
}

/** Ends programs under way when this one is ended, so that none goes on alone. */
export function endWithThis() {
  for (const signal of signals)
    process.once(signal, () => {
      endChildren(signal);
      process.exit(128 + constants.signals[signal]);
    });
}

const parentPause = 250;

/** npm ends the shell between it and this program when it is ended itself, and the signal gets no further. */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, parentPause);
  watch.unref();
}

let interruption;

/** The exit code to end with when a signal came while a program ran, or undefined. */
export function interrupted() {
  return interruption;
}

/**
 * Runs the program that this one was started for, on the same terminal; signals go on to it.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns the exit code to end with.
 */
export function handOver(program, args, { cwd, env = process.env } = {}) {
  for (const signal of signals) process.removeAllListeners(signal);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: 'inherit' });
    for (const signal of signals)
      process.on(signal, () => {
        interruption = 128 + constants.signals[signal];
        // A terminal sends Ctrl-C to the whole group: the program has it already.
        if (signal === 'SIGINT' && process.stdin.isTTY) return;
        child.kill(signal);
      });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
  });
}
