import { removeNodes, setParameter } from '@shared/graph';
import { presets } from '@shared/presets';
import { describe, expect, it } from 'vitest';
import { runName } from '.';

const simsiam = presets.find(({ id }) => id === 'simsiam');
if (simsiam === undefined) throw new Error('There is no SimSiam');
const small = simsiam.build('small');

describe('the name of a run', () => {
  it('is that of its preset where nothing else is different, at either size', () => {
    expect(presets.map((preset) => runName(preset.build('paper')))).toEqual(
      presets.map(({ title }) => title),
    );
    expect(runName(setParameter(small, 'training.epochs', 3))).toBe('SimSiam');
  });

  it('says what is different in people’s words', () => {
    const faster = setParameter(setParameter(small, 'training.baseRate', 0.4), 'training.seed', 1);
    expect(runName(faster)).toBe('SimSiam, base rate 0.4, seed 1');
    const stops = small.nodes.filter(({ type }) => type === 'stop-gradient').map(({ id }) => id);
    expect(runName(removeNodes(small, stops))).toBe('SimSiam − stop-gradient');
    expect(runName(setParameter(small, 'predictor.rate', 2))).toBe('SimSiam, predictor rate factor 2');
  });

  it('is that of its parent and what is different from it where it is a fork', () => {
    const parent = { name: 'cut', step: 60, document: small };
    expect(runName(setParameter(small, 'training.baseRate', 0.4), parent)).toBe('cut, base rate 0.4');
    expect(runName(setParameter(small, 'training.seed', 1), parent)).toBe('cut, seed 1');
    expect(runName(small, parent)).toBe('cut, from step 60');
    expect(runName({ ...small, name: 'Mine' }, parent)).toBe('Mine');
  });

  it('is that of the architecture where a person gave it one', () => {
    expect(runName({ ...setParameter(small, 'training.baseRate', 0.4), name: 'Mine' })).toBe('Mine');
  });
});
