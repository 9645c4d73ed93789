import { defineMetric } from '../../metric';

/** How fast a run trains. */
export const speed = defineMetric({
  id: 'images_per_second',
  title: 'Speed',
  short: 'speed',
  help: 'Training images a second over the last 20 steps, evaluations and checkpoints left out.',
  formula: 'B / t_{\\mathrm{step}}',
  source: 'its definition',
  format: 'magnitude',
  unit: 'img/s',
  range: [0, null],
  better: 'higher',
  tone: 'plain',
  of: 'run',
  group: 'speed',
  where: 'clock',
  measure: ({ imagesPerSecond }) => imagesPerSecond,
});
