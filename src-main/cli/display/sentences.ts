import type { Run } from '@shared/api';
import { summaryLines } from '../output/summary';
import { command, grouped } from '../output/words';
import type { RunMoment } from './moments';

const phases: Partial<Record<Extract<RunMoment, { kind: 'phase' }>['phase'], string>> = {
  'starting TensorFlow': 'Starting TensorFlow',
  'loading data': 'Loading the data',
  'recording the step': 'Recording the step',
};

/** What a person is told at once, apart from progress; undefined for what is not worth a line. */
export function sentence(moment: RunMoment): string | undefined {
  switch (moment.kind) {
    case 'queued':
      return `Run ${moment.run.number}: ${moment.run.name}, seed ${moment.run.seed}`;
    case 'phase':
      return phases[moment.phase];
    case 'started': {
      const { step, totalSteps, backend, execution } = moment.run;
      const steps = totalSteps === null ? '' : ` ${grouped(totalSteps)} steps`;
      const from = step === 0 ? '' : ` from step ${grouped(step)}`;
      return `Training${steps}${from} on ${backend?.text ?? 'an unknown backend'} (${execution ?? 'unknown execution'})`;
    }
    case 'mark': {
      const { kind, step, text } = moment.mark;
      return kind === 'checkpoint' || kind === 'evaluation' ? undefined : `Step ${grouped(step)}: ${text}`;
    }
    case 'log':
      return moment.level === 'info' ? moment.text : `${moment.level}: ${moment.text}`;
    case 'progress':
    case 'metrics':
      return undefined;
  }
}

export const stoppingSentence = 'Stopping after this step, with a checkpoint; Ctrl-C again ends at once.';

export function stoppedSentence({ number, step, totalSteps }: Run): string {
  const of = totalSteps === null ? '' : ` of ${grouped(totalSteps)}`;
  const where = step === 0 ? 'before its first step' : `at step ${grouped(step)}${of}, with a checkpoint`;
  return `Run ${number} was stopped ${where}. Go on with: ${command(`resume ${number}`)}`;
}

export function finishedText(run: Run): string {
  return ['', ...summaryLines(run)].join('\n');
}
