import type { Training } from '@shared/training';
import { trainingSchema } from '@shared/training';

type Setting = keyof Training;

interface TrainingGroup {
  readonly title: string;
  readonly settings: readonly Setting[];
}

const named: readonly TrainingGroup[] = [
  { title: 'Length', settings: ['epochs', 'maxSteps', 'batch'] },
  {
    title: 'Optimizer',
    settings: [
      'optimizer',
      'baseRate',
      'momentum',
      'schedule',
      'warmup',
      'warmupFrom',
      'weightDecay',
      'excludeBiasAndNorm',
    ],
  },
  { title: 'Computation', settings: ['seed', 'precision', 'execution'] },
  { title: 'Measuring', settings: ['probeEvery', 'evaluateEvery', 'checkpointEvery'] },
];

/** Settings with an editor of their own. */
const special: readonly Setting[] = ['moduleRates'];

function isSetting(name: string): name is Setting {
  return Object.hasOwn(trainingSchema.shape, name);
}

const placed = new Set([...special, ...named.flatMap(({ settings }) => settings)]);
const others = Object.keys(trainingSchema.shape)
  .filter(isSetting)
  .filter((name) => !placed.has(name));

/** The training settings by what they are about; none is left out. */
export const trainingGroups: readonly TrainingGroup[] =
  others.length === 0 ? named : [...named, { title: 'More', settings: others }];
