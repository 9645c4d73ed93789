import type { Run } from '@shared/api';

/** A run of SimSiam half way through. */
export function exampleRun(change: Partial<Run> = {}): Run {
  return {
    id: 'r0123456789a',
    number: 12,
    name: 'SimSiam',
    preset: 'simsiam',
    architecture: 'hash',
    status: 'running',
    activity: 'training',
    trainsOn: 'local',
    workerLabel: null,
    place: null,
    waitsFor: null,
    step: 150,
    totalSteps: 300,
    seed: 0,
    createdAt: 0,
    startedAt: 0,
    endedAt: null,
    seconds: 38,
    imagesPerSecond: 1380.4,
    verdict: null,
    headline: {},
    primaryTap: 'projector',
    backend: {
      rung: 1,
      name: 'tensorflow',
      version: '2.21.0',
      device: 'CPU',
      threads: 2,
      text: 'TensorFlow',
      arithmetic: null,
      processor: 'a processor',
    },
    execution: 'replay',
    error: null,
    note: '',
    ...change,
  };
}
