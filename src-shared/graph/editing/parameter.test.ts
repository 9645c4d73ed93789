import { describe, expect, it } from 'vitest';
import { findPreset } from '../../presets';
import { findParameter, parameters, setParameter } from './parameter';

const simsiam = () => findPreset('simsiam').build('small');

describe('parameters of a document', () => {
  it('are those of its nodes and of its training, each with a label and its value', () => {
    const all = parameters(simsiam());
    const addresses = all.map(({ address }) => address);
    expect(addresses).toContain('predictor.hidden');
    expect(addresses).toContain('predictor.rate');
    expect(addresses).toContain('views.lanes');
    expect(addresses).toContain('training.baseRate');
    expect(addresses).not.toContain('encoder.lanes');
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(all.every(({ meta }) => meta.label !== '' && meta.help !== '')).toBe(true);
    expect(findParameter(simsiam(), 'predictor.hidden').value).toBe(32);
  });

  it('are found again where they were set', () => {
    for (const [address, value] of [
      ['predictor.hidden', 8],
      ['predictor.kind', 'linear'],
      ['predictor.rate', 10],
      ['training.batch', 64],
      ['training.schedule', 'constant'],
    ] as const)
      expect(findParameter(setParameter(simsiam(), address, value), address).value).toBe(value);
  });

  it('keep the schedule of a rate that is multiplied', () => {
    const paper = findPreset('simsiam').build('paper');
    expect(setParameter(paper, 'predictor.rate', 10).training.moduleRates).toEqual([
      { node: 'predictor', factor: 10, schedule: 'static' },
    ]);
  });

  it('take the list of module rates as well, for a module that keeps its rate', () => {
    const rates = [{ node: 'predictor', factor: 1, schedule: 'static' }];
    expect(setParameter(simsiam(), 'training.moduleRates', rates).training.moduleRates).toEqual(rates);
  });

  it('refuse an unknown address with what there is, and a value that does not fit', () => {
    expect(() => setParameter(simsiam(), 'head.hidden', 1)).toThrowError(
      /no node "head"\. There are: .*projector/,
    );
    expect(() => setParameter(simsiam(), 'predictor.depth', 1)).toThrowError(
      /It has: kind, hidden, bound, tanh, rate/,
    );
    expect(() => setParameter(simsiam(), 'predictor', 1)).toThrowError(/is not node\.param/);
    expect(() => setParameter(simsiam(), 'predictor.hidden', 0)).toThrowError(/predictor\.hidden=0/);
    expect(() => setParameter(simsiam(), 'predictor.rate', -1)).toThrowError(/from 0 to 1000/);
    expect(() => setParameter(simsiam(), 'training.schedule', 'step')).toThrowError(
      /training\.schedule=step/,
    );
  });
});
