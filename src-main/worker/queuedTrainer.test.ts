import { describe, expect, it } from 'vitest';
import type { TrainerExit } from '../engine';
import { scriptedDocument } from '../engine/testing';
import { plainArithmetic } from '../environment/arithmetic';
import type { Down, Up } from './messages';
import { QueuedTrainer } from './queuedTrainer';

const hour = 3_600_000;

function waitingRun(begunOn: string | null = null) {
  const warnings: { readonly text: string; readonly at: number }[] = [];
  const exits: TrainerExit[] = [];
  const posted: [string, Down][] = [];
  const trainer = new QueuedTrainer({
    job: {
      runId: 'r1',
      document: scriptedDocument('x'),
      folder: '.',
      begunOn,
      arithmetic: plainArithmetic(),
    },
    version: '1.0.0',
    listener: {
      report: (report) => {
        if (report.kind === 'mark') warnings.push(report.mark);
      },
      exit: (exit) => exits.push(exit),
    },
    post: (take, message) => posted.push([take, message]),
    left: () => undefined,
  });
  return { trainer, warnings, exits, posted };
}

const ask = (take: string, more: Partial<Extract<Up, { kind: 'take' }>> = {}) =>
  ({
    kind: 'take',
    take,
    run: 'r1',
    place: `${take}, slot 1`,
    version: '1.0.0',
    computes: 'tensorflow 2, CPU, a processor',
    refuses: false,
    now: Date.now(),
    ...more,
  }) as const;

describe('a run that a worker asks for', () => {
  it.each([
    [hour, 'The clock of the worker far, slot 1 is 60 min fast; its times are corrected.'],
    [-hour, 'The clock of the worker far, slot 1 is 60 min slow; its times are corrected.'],
  ])('says that the clock is %i ms off, and corrects the times of its marks', (skew, text) => {
    const { trainer, warnings } = waitingRun();
    trainer.asked(ask('far', { now: Date.now() + skew }));
    const mark = { kind: 'phase', step: 3, text: 'Phase', at: Date.now() + skew } as const;
    const body = { kind: 'report', number: 1, report: { kind: 'mark', mark } } as const;
    const frame = { number: 1, arrived: 0, body };
    trainer.heard({ kind: 'frame', take: 'far', run: 'r1', frame });
    expect(warnings[0]?.text).toBe(text);
    expect(Math.abs((warnings[1]?.at ?? 0) - Date.now())).toBeLessThan(hour / 2);
  });

  it('says that the worker is of another version, and nothing of one that fits', () => {
    const { trainer, warnings } = waitingRun();
    trainer.asked(ask('far', { version: '0.9.0' }));
    expect(warnings.map(({ text }) => text)).toEqual([
      'The worker far, slot 1 is Collapse Lab 0.9.0, this lab is 1.0.0.',
    ]);
    const fitting = waitingRun();
    fitting.trainer.asked(ask('near'));
    expect(fitting.warnings).toEqual([]);
  });

  it('gives the first worker up when the queue has given the run to another, and refuses it', () => {
    const { trainer, exits, posted } = waitingRun();
    trainer.asked(ask('first'));
    trainer.asked(ask('first'));
    expect(exits).toEqual([]);
    trainer.asked(ask('second'));
    expect(exits).toEqual([{ code: null, signal: null, lost: 'The worker first, slot 1 was lost.' }]);
    expect(posted.at(-1)).toEqual(['first', { kind: 'refused' }]);
  });

  it.each([
    [{ version: '0.9.0' }, null, 'the lab is Collapse Lab 1.0.0'],
    [
      { computes: 'tensorflow 3, CPU, a processor' },
      'tensorflow 2, CPU, a processor',
      'it was begun on tensorflow 2',
    ],
    [{ computes: null }, 'tensorflow 2, CPU, a processor', 'it was begun on tensorflow 2'],
  ])('leaves it to another worker where %j refuses what was begun on %s', (more, begunOn, reason) => {
    const { trainer, posted, exits, warnings } = waitingRun(begunOn);
    trainer.asked(ask('far', { ...more, refuses: true }));
    expect(posted).toEqual([['far', { kind: 'unsuited', reason: expect.stringContaining(reason) }]]);
    trainer.asked(ask('near', { refuses: true }));
    expect(trainer.take).toBe('near');
    expect([exits, warnings]).toEqual([[], []]);
  });
});
