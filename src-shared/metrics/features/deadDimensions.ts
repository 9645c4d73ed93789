import { defineMetric } from '../../metric';

/** Of the mean standard deviation. */
const least = 0.01;

/** How many dimensions of held-out features say nothing. */
export const deadDimensions = defineMetric({
  id: 'dead_dimensions',
  title: 'Dead dimensions',
  short: 'dead',
  help: 'Share of the dimensions whose standard deviation over the test images is at most a hundredth of the mean one.',
  formula:
    '\\tfrac1d \\bigl\\lvert \\{ j : \\operatorname{std}(F_j) \\le 0.01\\, \\overline{\\operatorname{std}} \\} \\bigr\\rvert',
  source: 'after arXiv 2110.09348, section 4',
  format: 'percent',
  range: [0, 1],
  better: 'lower',
  tone: 'embedding',
  of: 'tap',
  where: 'features',
  measure: ({ tf, centred, dim }) => {
    const deviations = Array.from(tf.sqrt(tf.mean(tf.square(centred), 0)).dataSync());
    const limit = (least * deviations.reduce((sum, value) => sum + value, 0)) / dim;
    return deviations.filter((value) => value <= limit).length / dim;
  },
});
