import { performance } from 'node:perf_hooks';
import { formatCount } from '@shared/metric';
import { say } from '../output/output';
import { LiveNumbers } from './liveNumbers';
import type { RunDisplay } from './runDisplay';
import { finishedText, sentence, stoppedSentence, stoppingSentence } from './sentences';

/** Least milliseconds between two lines of progress. */
const progressEvery = 5_000;

/** Plain lines, for a pipe or a file. */
export function lineDisplay(now: () => number = () => performance.now()): RunDisplay {
  const numbers = new LiveNumbers();
  let said = Number.NEGATIVE_INFINITY;
  return {
    show(moment) {
      if (moment.kind === 'metrics') numbers.add(moment.values);
      const text = sentence(moment);
      if (text !== undefined) say(text);
      if (moment.kind !== 'progress' || now() - said < progressEvery) return;
      said = now();
      const { step, totalSteps } = moment.run;
      const of = totalSteps === null ? '' : `/${formatCount(totalSteps)}`;
      say(`step ${formatCount(step)}${of}  ${numbers.text(moment.run)}`);
    },
    stopping: () => say(stoppingSentence),
    close: () => undefined,
    finished: (run, history) => say(finishedText(run, history)),
    stopped: (run) => say(stoppedSentence(run)),
  };
}
