import { updateNode } from '@shared/graph';
import { findPreset } from '@shared/presets';
import { describe, expect, it } from 'vitest';
import { phaseChanges } from './phases';

const recovery = findPreset('decorrelation-recovery').build('small');

describe('the phases of a run', () => {
  it('begin with the first step whose share of the run has reached them', () => {
    // A quarter of 400 is 100; of 90 it is 22.5, so that step 23 is the first one past it.
    const texts = ['sum weights 1, 0, 0 → 0, 1, 0', 'sum weights 0, 1, 0 → 0, 0, 1'];
    expect([...phaseChanges(recovery, 400)]).toEqual([
      [100, texts[0]],
      [300, texts[1]],
    ]);
    expect([...phaseChanges(recovery, 90).keys()]).toEqual([23, 68]);
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
