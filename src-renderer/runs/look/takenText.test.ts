import { knn } from '@shared/metrics/features/accuracy';
import { headlines } from '@shared/metrics/registry';
import { expect, it } from 'vitest';
import { takenText } from './takenText';

it('says at which steps a number of a run was taken', () => {
  const [before, after] = (['first', 'last'] as const).map(
    (take) => headlines.find((one) => one.metric === knn && one.take === take)?.key ?? '',
  );
  expect(takenText('m_o', { step: 6_000, totalSteps: 6_000 })).toBe('mean of steps 5,400 to 6,000');
  expect(takenText('m_o', { step: 12, totalSteps: 30 })).toBe('mean of steps 9 to 12');
  expect(takenText(after ?? '', { step: 12, totalSteps: 30 })).toBe('last value up to step 12');
  expect(takenText(before ?? '', { step: 12, totalSteps: 30 })).toBe('before the first step');
});
