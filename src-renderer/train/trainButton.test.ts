import type { Run } from '@shared/api';
import type { Problem } from '@shared/graph';
import { describe, expect, it } from 'vitest';
import { createRunsStore, type RunsState } from '../runs/store/runsStore';
import { documentOf, fakeLab, runOf } from '../runs/testing/fakeLab';
import { trainButton } from './trainButton';

const nothing = () => undefined;
const window = { viewRun: nothing, leaveRun: nothing, openDocument: nothing, tell: nothing };
const document = documentOf('SimSiam');

function button(change: Partial<RunsState> = {}, problems: readonly Problem[] = []) {
  const state = createRunsStore(fakeLab(), window).getState();
  return trainButton(document, problems, { ...state, ...change });
}

const started = (change: Partial<Run>) => ({
  runs: [runOf(5, change)],
  trained: { document, run: 'run-5' },
});

describe('the Train button', () => {
  it('trains a document without problems', () => {
    expect(button()).toEqual({ kind: 'ready', label: 'Train' });
  });

  it('gives the problems of a document that cannot train', () => {
    const problem: Problem = { code: 'objective-missing', message: 'There is no loss', where: {} };
    expect(button({}, [problem])).toEqual({ kind: 'blocked', label: 'Train', problems: [problem] });
  });

  it('says at once that it was pressed', () => {
    expect(button({ trained: { document, run: null } })).toEqual({ kind: 'busy', label: 'Starting…' });
  });

  it('says what the trainer is busy with', () => {
    const label = (change: Partial<Run>) => button(started(change)).label;
    expect(label({ status: 'queued' })).toBe('Queued…');
    expect(label({ status: 'starting', activity: 'starting' })).toBe('Starting TensorFlow…');
    expect(label({ status: 'starting', activity: 'recording' })).toBe('Recording the step…');
    expect(label({ status: 'running', activity: 'training' })).toBe('Training');
    expect(label({ status: 'running', activity: 'evaluating' })).toBe('Evaluating…');
  });

  it('offers to train again when the run is paused or over', () => {
    expect(button(started({ status: 'paused' })).kind).toBe('ready');
    expect(button(started({ status: 'finished' })).kind).toBe('ready');
  });

  it('queues an edited document behind the run that trains', () => {
    const edited = {
      runs: [runOf(5, { status: 'running' })],
      trained: { document: documentOf('b'), run: 'run-5' },
    };
    expect(button(edited)).toMatchObject({ kind: 'queue', label: 'Queue', after: { number: 5 } });
  });

  it('speaks of the run that is viewed', () => {
    const viewed = {
      runs: [runOf(5, { status: 'running', activity: 'training' })],
      selected: 'run-5',
    };
    expect(button(viewed)).toEqual({ kind: 'busy', label: 'Training' });
  });
});
