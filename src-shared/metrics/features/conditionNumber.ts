import { defineMetric } from '../../metric';

/** Features are float32: a direction weaker than this beside the strongest is rounding. */
const precision = 1e-7;

/** How far the weakest direction of held-out features lies below the strongest. */
export const conditionNumber = defineMetric({
  id: 'condition_number',
  title: 'Condition number',
  short: 'condition',
  help: 'Largest over smallest singular value of the centred features; 1 when all directions are alike. 1e7, the precision of float32, stands for a direction that is not used at all.',
  formula: '\\kappa = \\sigma_1 / \\sigma_d',
  source: 'its definition',
  format: 'magnitude',
  range: [1, null],
  better: 'lower',
  tone: 'embedding',
  of: 'tap',
  where: 'features',
  measure: ({ spectrum }) => {
    const largest = spectrum[0] ?? 0;
    const share = largest > 0 ? (spectrum.at(-1) ?? 0) / largest : 0;
    return 1 / Math.max(share, precision);
  },
});
