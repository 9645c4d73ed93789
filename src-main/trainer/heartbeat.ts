import { Worker } from 'node:worker_threads';

/** The pipe to the engine that carries a byte a beat; after standard streams and the IPC channel. */
export const heartbeatDescriptor = 4;

const beatEvery = 1_000;

/**
 * Beats from a thread of its own: the main one is silent while a native call computes, which may take minutes. A
 * process that is stopped, or that the system no longer gives any time, does not beat.
 */
export function startHeartbeat(): void {
  const beat = `
    const { writeSync } = require('node:fs');
    const beat = () => {
      try {
        writeSync(${heartbeatDescriptor}, '.');
      } catch {
        clearInterval(timer);
      }
    };
    const timer = setInterval(beat, ${beatEvery});
    beat();
  `;
  new Worker(beat, { eval: true }).unref();
}
