import { arithmeticText } from '../api';
import { formatCount } from '../metric';
import { clock } from '../numbers';
import type { ComparedColumn } from './columns';
import { type Property, type Row, rowsOf } from './rows';

/** Epoch milliseconds as `2026-03-01 14:05 UTC`, the same on every machine. */
function moment(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

const fingerprintDigits = 12;

const facts: readonly Property[] = [
  ['Name', ({ run }) => run.name],
  ['Preset', ({ run }) => run.preset ?? 'none'],
  ['Status', ({ run }) => run.status],
  [
    'Steps',
    ({ run: { step, totalSteps } }) =>
      totalSteps === null || totalSteps === step
        ? formatCount(step)
        : `${formatCount(step)} of ${formatCount(totalSteps)}`,
  ],
  ['Time', ({ run }) => clock(run.seconds)],
  [
    'Images per second',
    ({ run }) => (run.imagesPerSecond === null ? null : formatCount(run.imagesPerSecond)),
  ],
  ['Made', ({ run }) => moment(run.createdAt)],
  ['Error', ({ run }) => run.error?.message ?? null],
];

const data: readonly Property[] = [
  ['Data', (one) => one.data?.name ?? null],
  ['Fingerprint', (one) => one.data?.fingerprint.slice(0, fingerprintDigits) ?? null],
  [
    'Images',
    (one) => one.data?.splits.map(({ name, images }) => `${name} ${formatCount(images)}`).join(', ') ?? null,
  ],
  ['Size', (one) => (one.data === null ? null : `${one.data.width} × ${one.data.height}`)],
  ['Left out', (one) => (one.data === null ? null : formatCount(one.data.unreadable))],
];

const machine: readonly Property[] = [
  ['Backend', ({ run }) => run.backend?.text ?? null],
  ['Processor', ({ run }) => run.backend?.processor ?? null],
  [
    'Arithmetic',
    ({ run }) => (run.backend?.arithmetic == null ? null : arithmeticText(run.backend.arithmetic)),
  ],
  ['Execution', ({ run }) => run.execution],
];

/** What a run came to, apart from its numbers. */
export const factRows = (columns: readonly ComparedColumn[]): Row[] => rowsOf(columns, facts);

/** What the runs were trained on. */
export const dataRows = (columns: readonly ComparedColumn[]): Row[] => rowsOf(columns, data);

/** What computed them. */
export const machineRows = (columns: readonly ComparedColumn[]): Row[] => rowsOf(columns, machine);
