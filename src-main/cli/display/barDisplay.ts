import type { Run } from '@shared/api';
import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import { say } from '../output/output';
import { LiveNumbers } from './liveNumbers';
import type { RunDisplay } from './runDisplay';
import { finishedText, sentence, stoppedSentence, stoppingSentence } from './sentences';

/** A progress bar with the live numbers, sentences above it; for a terminal. */
export function barDisplay(stream: NodeJS.WritableStream = process.stdout): RunDisplay {
  const numbers = new LiveNumbers();
  const bars = new MultiBar(
    {
      format: '{bar} {value}/{total}  {numbers}',
      stream,
      barsize: 24,
      hideCursor: true,
      clearOnComplete: true,
      linewrap: false,
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  let bar: SingleBar | undefined;
  let loadingBar: SingleBar | undefined;
  const above = (text: string): void => {
    if (bar === undefined && loadingBar === undefined) say(text);
    else bars.log(`${text}\n`);
  };
  const loading = (done: number, total: number): void => {
    loadingBar ??= bars.create(total, done, { numbers: 'images' });
    loadingBar.update(done);
    if (done < total) return;
    bars.remove(loadingBar);
    loadingBar = undefined;
  };
  const progress = (run: Run): void => {
    const payload = { numbers: numbers.text(run) };
    bar ??= bars.create(run.totalSteps ?? run.step, run.step, payload);
    bar.update(run.step, payload);
  };
  return {
    show(moment) {
      if (moment.kind === 'metrics') numbers.add(moment.values);
      const text = sentence(moment);
      if (text !== undefined) above(text);
      if (moment.kind === 'loading') loading(moment.done, moment.total);
      if (moment.kind === 'progress') progress(moment.run);
    },
    stopping: () => above(stoppingSentence),
    close: () => bars.stop(),
    finished: (run, history) => say(finishedText(run, history)),
    stopped: (run) => say(stoppedSentence(run)),
  };
}
