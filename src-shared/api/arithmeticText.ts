import type { Arithmetic, BackendInfo } from './models';

/** In words, for people. */
export function arithmeticText({ oneDnn, bfloat16, threads, ops, hugePages: huge }: Arithmetic): string {
  return [
    oneDnn ? 'oneDNN' : 'no oneDNN',
    `${threads} ${threads === 1 ? 'thread' : 'threads'} an op`,
    `${ops} ${ops === 1 ? 'op' : 'ops'} at once`,
    bfloat16 === 'bfloat16' ? 'bfloat16 by its own ops' : 'bfloat16 by rounding, multiplied in float32',
    huge ? 'huge pages' : 'no huge pages',
  ].join(', ');
}

/** What the last bits of a run's numbers hang on: a checkpoint goes on bit for bit where this is the same. */
export function computesWith({ name, version, device, processor }: BackendInfo): string {
  return `${name} ${version}, ${device}, ${processor}`;
}
