import { planSweep } from '../sweeps';
import { currentTrainButton, pauseOrResume, stop, train } from '../train';
import type { Command } from './command';

export const trainCommands: readonly Command[] = [
  {
    id: 'train',
    group: 'Training',
    title: 'Train what is on the canvas',
    words: 'start run queue',
    shortcuts: ['Mod+Enter'],
    enabled: () => ['ready', 'queue'].includes(currentTrainButton().kind),
    run: train,
  },
  {
    id: 'sweep',
    group: 'Training',
    title: 'Sweep a parameter…',
    words: 'vary values seeds analysis temperature',
    run: () => planSweep(),
  },
  { id: 'pause', group: 'Training', title: 'Pause or resume the run', run: pauseOrResume },
  { id: 'stop', group: 'Training', title: 'Stop the run', run: stop },
];
