import { addressOf } from '@shared/metric';
import { knn } from '@shared/metrics/features/accuracy';
import { objective } from '@shared/metrics/step/loss';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exampleRun } from '../testing/exampleRun';
import { showing } from './display';
import { lineDisplay } from './lineDisplay';
import { LiveNumbers } from './liveNumbers';
import { RunMoments } from './moments';

describe('the moments of a run', () => {
  it('come once each, however often the run is told', () => {
    const moments = new RunMoments();
    const of = (change: Parameters<typeof exampleRun>[0]) =>
      moments.of({ kind: 'run', run: exampleRun(change) }).map(({ kind }) => kind);
    expect(of({ status: 'queued', activity: null, step: 0 })).toEqual(['queued']);
    expect(of({ status: 'starting', activity: 'starting', step: 0 })).toEqual(['activity']);
    expect(of({ status: 'starting', activity: 'starting', step: 0 })).toEqual([]);
    expect(of({ status: 'running', activity: 'training', step: 0 })).toEqual(['started', 'activity']);
    expect(of({ step: 10 })).toEqual(['progress']);
    expect(of({ step: 10, note: 'edited' })).toEqual([]);
    expect(of({ status: 'paused', activity: null, step: 10 })).toEqual([]);
    expect(of({ step: 12 })).toEqual(['activity', 'progress']);
  });

  it('hold the values of a step together', () => {
    const points = [
      { name: 'a', step: 1, value: 1 },
      { name: 'b', step: 1, value: 2 },
      { name: 'a', step: 2, value: 3 },
    ];
    expect(new RunMoments().of({ kind: 'metrics', id: 'r', points })).toEqual([
      { kind: 'metrics', step: 1, values: { a: 1, b: 2 } },
      { kind: 'metrics', step: 2, values: { a: 3 } },
    ]);
  });
});

describe('the live numbers', () => {
  it('show the speed and what has been measured so far', () => {
    const numbers = new LiveNumbers();
    expect(numbers.text(exampleRun())).toBe('1,380 img/s');
    numbers.add({ [addressOf(objective)]: -0.9123, 'projector/m_o': 0.216, [addressOf(knn)]: 0.36 });
    numbers.add({ 'projector/m_o': 0.22, 'projector/m_r': 0.97 });
    expect(numbers.text(exampleRun())).toBe('1,380 img/s  loss −0.912  m_o 0.22  m_r 0.97  kNN 36.0 %');
  });

  it('take the time left from the pace of late, not from the slow start', () => {
    const numbers = new LiveNumbers();
    numbers.text(exampleRun({ step: 1, seconds: 30 }));
    expect(numbers.text(exampleRun({ step: 11, seconds: 32 }))).toBe('1,380 img/s  0:58 left');
    for (let step = 20; step <= 200; step += 1) numbers.text(exampleRun({ step, seconds: 40 + step / 10 }));
    expect(numbers.text(exampleRun({ step: 201, seconds: 60.1 }))).toBe('1,380 img/s  0:10 left');
  });
});

describe('plain lines', () => {
  let written: string[];
  beforeEach(() => {
    written = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('show progress at most once every five seconds', () => {
    let now = 0;
    const show = showing(lineDisplay(() => now));
    for (let step = 1; step <= 120; step += 1) {
      now = step * 100;
      show({ kind: 'run', run: exampleRun({ step }) });
    }
    expect(written.map((line) => /^step (\d+)\/300 /.exec(line)?.[1])).toEqual(['1', '51', '101']);
  });

  it('tell pauses and warnings at once', () => {
    const show = showing(lineDisplay(() => 0));
    show({ kind: 'mark', id: 'r', mark: { kind: 'pause', step: 120, text: 'Paused', at: 0 } });
    show({ kind: 'mark', id: 'r', mark: { kind: 'checkpoint', step: 120, text: 'Checkpoint', at: 0 } });
    show({
      kind: 'mark',
      id: 'r',
      mark: { kind: 'warning', step: 0, text: 'The step runs op by op', at: 0 },
    });
    expect(written).toEqual(['Step 120: Paused\n', 'Warning: The step runs op by op\n']);
  });
});
