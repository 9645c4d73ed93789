import { addNode, shareWeights } from '@shared/graph';
import { findPreset } from '@shared/presets';
import { describe, expect, it } from 'vitest';
import { spotlightOn } from './spotlight';

describe('spotlightOn', () => {
  it('lights the modules that a loss trains, and not what lies before them or behind a stop-gradient', () => {
    const { trained, passed } = spotlightOn(findPreset('simsiam').build('small'), 'loss');
    expect([...trained].sort()).toEqual(['encoder', 'predictor', 'projector']);
    for (const dark of ['dataset', 'views', 'stop-gradient']) expect(passed.has(dark)).toBe(false);
  });

  it('tells the losses of one document apart', () => {
    const document = findPreset('inverse-predictor').build('small');
    expect([...spotlightOn(document, 'inverse-loss').trained]).toEqual(['inverse']);
    expect(spotlightOn(document, 'loss').trained.has('inverse')).toBe(false);
  });

  it('lights every node that has the trained weights', () => {
    const two = addNode(findPreset('simsiam').build('small'), 'predictor', { x: 0, y: 0 });
    const { trained } = spotlightOn(shareWeights(two, 'predictor-2', 'predictor'), 'loss');
    expect(trained.has('predictor-2')).toBe(true);
  });
});
