/**
 * One line per step on standard error; standard output belongs to the program that follows. On a terminal the
 * running steps are redrawn in place, in a log each step is said when it begins and when it ends.
 */
const live = process.stderr.isTTY === true && process.env.CI === undefined;
const running = new Map();

/** In a log, how often a running step says how far it is. */
const logPause = 10_000;

function wipe() {
  if (live && running.size > 0) process.stderr.write('\r\x1b[K');
}

function draw() {
  if (!live || running.size === 0) return;
  const text = [...running].map(([name, detail]) => `${name}: ${detail}`).join(' | ');
  process.stderr.write(`\r\x1b[K${text.slice(0, (process.stderr.columns ?? 80) - 1)}`);
}

/** A line of its own. */
export function say(text) {
  wipe();
  process.stderr.write(`${text}\n`);
  draw();
}

/** Begins a step; the answer's methods say how it goes on and how it ended. */
export function begin(name, detail) {
  const started = performance.now();
  let said = started;
  if (!live) process.stderr.write(`${name}: ${detail} ...\n`);
  running.set(name, detail);
  draw();
  function end(text) {
    wipe();
    running.delete(name);
    process.stderr.write(`${name}: ${text}\n`);
    draw();
  }
  return {
    update(next) {
      if (!running.has(name)) return;
      running.set(name, next);
      draw();
      if (live || performance.now() - said < logPause) return;
      said = performance.now();
      process.stderr.write(`${name}: ${next}\n`);
    },
    done: (text = 'done') => end(`${text} (${((performance.now() - started) / 1000).toFixed(1)} s)`),
    failed: () => end('not done'),
  };
}
