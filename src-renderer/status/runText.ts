import type { Run } from '@shared/api';
import { formatCount } from '@shared/metric';
import { clock } from '@shared/numbers';
import { secondsLeft, statusInSentence } from '../runs/store/runStatus';

/** A run in a few words: `run 12: step 240/600, 0:38 left`. */
export function runText(run: Run): string {
  const { number, step, totalSteps, status, seconds } = run;
  const word = statusInSentence(run);
  const place = `step ${formatCount(step)}${totalSteps === null ? '' : `/${formatCount(totalSteps)}`}`;
  if (status === 'running') {
    const left = secondsLeft(run);
    const rest = left === undefined ? '' : `, ${clock(left)} left`;
    return `run ${number}: ${word === 'training' ? '' : `${word}, `}${place}${rest}`;
  }
  if (status === 'queued' || status === 'starting') return `run ${number}: ${word}`;
  if (status === 'finished') return `run ${number}: finished in ${clock(seconds)}`;
  return `run ${number}: ${word} at ${place}`;
}
