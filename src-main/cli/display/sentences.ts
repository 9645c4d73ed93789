import type { Run } from '@shared/api';
import { formatCount } from '@shared/metric';
import { activityWords, type RunActivity } from '@shared/run';
import { inSentence } from '@shared/values/name';
import { type RunHistory, summaryLines } from '../output/summary';
import { command } from '../output/words';
import type { RunMoment } from './moments';

/** What comes before the first step; the rest is told by progress. */
const beginnings: ReadonlySet<RunActivity> = new Set(['starting', 'loading', 'recording']);

/** What a person is told at once, apart from progress; undefined for what is not worth a line. */
export function sentence(moment: RunMoment): string | undefined {
  switch (moment.kind) {
    case 'queued':
      return `Run ${moment.run.number}: ${inSentence(moment.run.name)}, seed ${moment.run.seed}`;
    case 'activity':
      return beginnings.has(moment.activity) ? capitalised(activityWords[moment.activity]) : undefined;
    case 'started': {
      const { step, totalSteps, backend, execution } = moment.run;
      const steps = totalSteps === null ? '' : ` ${formatCount(totalSteps)} steps`;
      const from = step === 0 ? '' : ` from step ${formatCount(step)}`;
      return `Training${steps}${from} on ${backend?.text ?? 'an unknown backend'} (${execution ?? 'unknown execution'})`;
    }
    case 'mark': {
      const { kind, step, text } = moment.mark;
      if (kind === 'checkpoint') return undefined;
      return kind === 'warning' ? `Warning: ${text}` : `Step ${formatCount(step)}: ${text}`;
    }
    case 'log':
      return moment.level === 'info' ? moment.text : `Warning: ${moment.text}`;
    case 'loading':
    case 'progress':
    case 'metrics':
      return undefined;
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const stoppingSentence = 'Stopping after this step, with a checkpoint; Ctrl-C again ends at once.';

export function stoppedSentence({ number, step, totalSteps }: Run): string {
  const of = totalSteps === null ? '' : ` of ${formatCount(totalSteps)}`;
  const where = step === 0 ? 'before its first step' : `at step ${formatCount(step)}${of}, with a checkpoint`;
  return `Run ${number} was stopped ${where}. Go on with: ${command(`resume ${number}`)}`;
}

export function finishedText(run: Run, history: RunHistory): string {
  return ['', ...summaryLines(run, history)].join('\n');
}
