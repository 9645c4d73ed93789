import { findPreset } from '@shared/presets';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../output/exitCodes';
import { exampleRun } from '../testing/exampleRun';
import { examplePoint } from '../testing/exampleSweep';
import { reportFacts, unfinishedCode, wasStopped } from './sweepReport';

describe('a sweep', () => {
  const points = (...statuses: (Parameters<typeof exampleRun>[0] | null)[]) => ({
    points: statuses.map((change, position) =>
      examplePoint(position, change === null ? null : exampleRun(change)),
    ),
  });

  it('was stopped where a run was, whatever became of the others', () => {
    expect(wasStopped(points({ status: 'failed' }, { status: 'stopped' }))).toBe(true);
    expect(wasStopped(points({ status: 'failed' }, { status: 'interrupted' }))).toBe(true);
    expect(wasStopped(points({ status: 'finished' }, null))).toBe(true);
  });

  it('was not stopped where runs failed and the others finished', () => {
    expect(wasStopped(points({ status: 'failed' }, { status: 'finished' }))).toBe(false);
    expect(wasStopped(points({ status: 'finished' }))).toBe(false);
  });

  it('that was stopped after a run had failed ends the command as stopped', () => {
    const failed = points({ status: 'failed' }, { status: 'finished' });
    expect(unfinishedCode([failed])).toBe(exitCodes.failed);
    expect(unfinishedCode([failed, points({ status: 'stopped' })])).toBe(exitCodes.interrupted);
  });
});

describe('the circumstances of a report', () => {
  it('name every length that was trained', () => {
    const documents = ['simsiam', 'naive-siamese', 'inverse-predictor'].map((id) =>
      findPreset(id).build('small'),
    );
    expect(reportFacts('Two lengths', { seeds: 1, set: [] }, documents, []).settings).toBe(
      'small, 300 steps or 900 steps, batch 256',
    );
  });
});
