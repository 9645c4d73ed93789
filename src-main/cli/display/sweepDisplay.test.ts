import type { Run } from '@shared/api';
import { SingleBar } from 'cli-progress';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exampleRun } from '../testing/exampleRun';
import { examplePoint, exampleSweep } from '../testing/exampleSweep';
import { chooseSweepDisplay, type SweepDisplay } from './sweepDisplay';

let written: string[];
beforeEach(() => {
  written = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
});

function begin(display: SweepDisplay, runs: readonly Run[]): void {
  const points = runs.map((run, position) => examplePoint(position, run));
  display.begun(exampleSweep(points), points);
}

function show(display: SweepDisplay, run: Run): void {
  display.run(examplePoint(0, run), run);
}

describe('the lines of a sweep', () => {
  const points = () =>
    written.flatMap((line) => {
      const { event, status } = JSON.parse(line);
      return event === 'point' ? [status] : [];
    });

  it('tell the end of a run once', () => {
    const display = chooseSweepDisplay(true, false);
    begin(display, [exampleRun()]);
    for (const status of ['running', 'finished', 'finished'] as const) show(display, exampleRun({ status }));
    expect(points()).toEqual(['finished']);
  });

  it('tell the end of a run that was resumed', () => {
    const display = chooseSweepDisplay(true, false);
    begin(display, [exampleRun()]);
    for (const status of ['interrupted', 'queued', 'running', 'finished'] as const)
      show(display, exampleRun({ status }));
    expect(points()).toEqual(['interrupted', 'finished']);
  });

  it('tell the end of a run that another engine left and this one took over', () => {
    const display = chooseSweepDisplay(true, false);
    begin(display, [exampleRun()]);
    show(display, exampleRun({ status: 'interrupted' }));
    begin(display, [exampleRun({ status: 'queued' })]);
    show(display, exampleRun({ status: 'finished' }));
    expect(points()).toEqual(['interrupted', 'finished']);
  });
});

describe('the bar of a sweep', () => {
  it('adds the shares of all runs that train', () => {
    const start = vi.spyOn(SingleBar.prototype, 'start').mockImplementation(() => undefined);
    const update = vi.spyOn(SingleBar.prototype, 'update').mockImplementation(() => undefined);
    const display = chooseSweepDisplay(false, true);
    const runs = ['a', 'b', 'c'].map((id) => exampleRun({ id, step: 0, totalSteps: 100 }));
    begin(display, runs);
    expect(start).toHaveBeenCalledWith(3, 0, expect.anything());
    const at = (id: string, change: Partial<Run>) => {
      show(display, exampleRun({ id, totalSteps: 100, ...change }));
      return update.mock.lastCall?.[0];
    };
    expect(at('a', { step: 50 })).toBe(0.5);
    expect(at('b', { step: 25 })).toBe(0.75);
    expect(at('a', { step: 100, status: 'finished' })).toBe(1.25);
    expect(at('b', { step: 50 })).toBe(1.5);
  });
});
