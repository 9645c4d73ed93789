import { trainingSchema } from '@shared/training';
import { describe, expect, it } from 'vitest';
import { trainingGroups } from './trainingGroups';

describe('trainingGroups', () => {
  it('hold every setting once, but the module rates, which have an editor of their own', () => {
    const settings = trainingGroups.flatMap((group) => group.settings);
    expect([...settings, 'moduleRates'].sort()).toEqual(Object.keys(trainingSchema.shape).sort());
  });
});
