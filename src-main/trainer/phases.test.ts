import { updateNode } from '@shared/graph';
import { findPreset } from '@shared/presets';
import { describe, expect, it } from 'vitest';
import { phaseChanges } from './phases';

const recovery = findPreset('decorrelation-recovery').build('small');

describe('the phases of a run', () => {
  it('begin with the first step whose share of the run has reached them', () => {
    // A third of 300 is 100; of 100 it is 33.3, so that step 34 is the first one past it.
    const texts = ['sum weights 1, 0, 0 → 0, 1, 0', 'sum weights 0, 1, 0 → 0, 0, 1'];
    expect([...phaseChanges(recovery, 300)]).toEqual([
      [100, texts[0]],
      [200, texts[1]],
    ]);
    expect([...phaseChanges(recovery, 100).keys()]).toEqual([34, 67]);
  });

  it('are none where nothing changes, or where a weight changes all the time', () => {
    const weights = [
      {
        shape: 'steps',
        points: [
          { at: 0, value: 1 },
          { at: 0.5, value: 1 },
        ],
      },
      {
        shape: 'linear',
        points: [
          { at: 0, value: 0 },
          { at: 1, value: 1 },
        ],
      },
    ];
    expect(phaseChanges(updateNode(recovery, 'sum', { params: { weights } }), 300).size).toBe(0);
    expect(phaseChanges(findPreset('simsiam').build('small'), 300).size).toBe(0);
  });
});
