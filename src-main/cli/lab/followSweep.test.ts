import { type CallName, type LabEvent, parseOutput, type Run } from '@shared/api';
import { findPreset } from '@shared/presets';
import type { SweepSpec } from '@shared/sweep';
import { describe, expect, it } from 'vitest';
import type { LabListener } from '../../engine';
import type { Lab } from '../../server';
import { exampleRun } from '../testing/exampleRun';
import { examplePoint, exampleSweep } from '../testing/exampleSweep';
import { type SweepPoint, trainSweep } from './followSweep';

const spec: SweepSpec = {
  name: 'Example',
  axis: { kind: 'documents', documents: [{ label: '0', document: findPreset('simsiam').build('small') }] },
  seeds: [0],
  metrics: ['m_o'],
};

const training = [examplePoint(0, exampleRun())];
const ended = [examplePoint(0, exampleRun({ status: 'finished', step: 300 }))];

/** Another process's engine; each `sweeps.get` is answered by the next state, after what `telling` tells. */
class OtherEngine {
  private readonly listeners = new Set<LabListener>();

  constructor(
    private readonly states: (readonly SweepPoint[])[],
    private readonly telling: (tell: (event: LabEvent) => void) => void,
  ) {}

  open = async (): Promise<Lab> => ({
    kind: 'remote',
    address: '',
    engine: {
      lost: new Promise(() => undefined),
      call: async (name, _input) => parseOutput(name, this.answer(name)),
      subscribe: (listener) => {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
      },
      close: async () => undefined,
    },
  });

  private answer(name: CallName): unknown {
    if (name === 'sweeps.start') return { sweep: exampleSweep(training) };
    this.telling((event) => {
      for (const listener of this.listeners) listener(event);
    });
    const points = this.states.shift() ?? ended;
    return { sweep: exampleSweep(points), spec, points };
  }
}

async function follow(other: OtherEngine): Promise<Run['status'][]> {
  const told: Run['status'][] = [];
  await trainSweep({
    open: other.open,
    spec,
    fresh: false,
    concurrency: undefined,
    trainsOn: undefined,
    workerLabel: undefined,
    listener: {
      begun: () => undefined,
      run: (_point, run) => told.push(run.status),
      stopping: () => undefined,
    },
    collect: async () => undefined,
  });
  return told;
}

describe('following a sweep of another process', () => {
  const end: LabEvent = { kind: 'sweep', sweep: exampleSweep(ended) };

  it('sees an end that is told before the state that lacks it has come', async () => {
    const other = new OtherEngine([training], (tell) => tell(end));
    expect(await follow(other)).toContain('finished');
  }, 5_000);

  it('tells the end of the last run, whose event comes after that of the sweep', async () => {
    const other = new OtherEngine([training], (tell) => setTimeout(() => tell(end)));
    expect(await follow(other)).toEqual(['finished']);
  }, 5_000);
});
