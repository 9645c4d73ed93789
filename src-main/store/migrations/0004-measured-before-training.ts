/** The keys of headlines that were the last value of a series, with that series. */
const lastValues = {
  knn_accuracy: 'accuracy/knn',
  knn_weighted_accuracy: 'accuracy/knn_weighted',
  linear_accuracy: 'accuracy/linear',
  rankme: 'features/representation/rankme',
};

const untrained = (
  series: string,
) => `EXISTS (SELECT 1 FROM metrics WHERE run = number AND ${series} step = 0)
  AND NOT EXISTS (SELECT 1 FROM metrics WHERE run = number AND ${series} step > 0)`;

const lastValuesTaken = Object.entries(lastValues).map(
  ([key, series]) => `
UPDATE runs SET headline = json_remove(headline, '$.${key}')
  WHERE json_extract(headline, '$.${key}') IS NOT NULL AND ${untrained(`name = '${series}' AND`)};`,
);

/**
 * Runs that were stopped early were summed up by what was measured of the untrained network, before the first step.
 * Their curves keep these points.
 */
export const measuredBeforeTraining = `
UPDATE runs SET verdict = NULL,
    headline = json_patch('{}', json_object('knn_accuracy_initial', json_extract(headline, '$.knn_accuracy_initial')))
  WHERE ${untrained('')};
${lastValuesTaken.join('')}
`;
