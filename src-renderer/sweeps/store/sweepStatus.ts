import type { Sweep } from '@shared/api';

/** What is left of a sweep that trains, or how it ended, in a few words. */
export function sweepStateText({ status, finished, points, failed }: Sweep): string {
  if (status === 'finished') return `${points} ${points === 1 ? 'run' : 'runs'}`;
  const broken = failed === 0 ? '' : `, ${failed} failed`;
  return `${finished} of ${points} runs${broken}`;
}

const words: Readonly<Record<Sweep['status'], string>> = {
  running: 'Training',
  finished: 'Finished',
  incomplete: 'Incomplete',
};

export function sweepStatusWord({ status }: Sweep): string {
  return words[status];
}
