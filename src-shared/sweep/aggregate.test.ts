import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seriesName } from '../metrics/registry';
import { aggregate, spreadOf } from './aggregate';
import { parseMetricAddress } from './metricAddress';
import { sweepStatus } from './status';

describe('the curves of a sweep', () => {
  it('hold the mean and the spread over seeds at every value, in the order of the axis', () => {
    const results = [
      { label: '0.5', seed: 0, values: { m_o: 1 } },
      { label: '0.1', seed: 0, values: { m_o: 2, loss: -1 } },
      { label: '0.1', seed: 1, values: { m_o: 4 } },
    ];
    const [m_o, loss] = aggregate(['0.1', '0.5', '1'], ['m_o', 'loss'], results);
    // Sample standard deviation of 2 and 4 by hand: sqrt(((2 - 3)^2 + (4 - 3)^2) / 1).
    expect(m_o?.points.map(({ spread }) => spread)).toEqual([
      { count: 2, mean: 3, std: Math.SQRT2, min: 2, max: 4, values: [2, 4] },
      { count: 1, mean: 1, std: 0, min: 1, max: 1, values: [1] },
      null,
    ]);
    expect(loss?.points.map(({ spread }) => spread?.mean ?? null)).toEqual([-1, null, null]);
  });

  it('keep the mean between the extremes and the deviation within half of their distance, times √2 for two seeds', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1 }), (values) => {
        const spread = spreadOf(values)!;
        const slack = 1e-9 * Math.max(1, Math.abs(spread.mean));
        expect(spread.mean).toBeGreaterThanOrEqual(spread.min - slack);
        expect(spread.mean).toBeLessThanOrEqual(spread.max + slack);
        expect(spread.std).toBeLessThanOrEqual((spread.max - spread.min) / Math.SQRT2 + slack);
      }),
    );
    expect(spreadOf([])).toBeUndefined();
  });
});

describe('a metric address', () => {
  it('names a series and a share of the run, by default the last tenth', () => {
    expect(parseMetricAddress('lens/loss/cos_centre@0.25..0.75')).toEqual({
      name: 'lens/loss/cos_centre',
      window: { from: 0.25, to: 0.75 },
    });
    expect(parseMetricAddress('m_o')).toEqual({ name: 'm_o', window: { from: 0.9, to: 1 } });
    for (const wrong of ['', '@0..1', 'a@1..0', 'a@0..2', 'a@0', 'a@b..c'])
      expect(parseMetricAddress(wrong)).toBeUndefined();
  });

  it('without a group is of the representation z', () => {
    expect(seriesName('m_r', 'projector')).toBe('projector/m_r');
    expect(seriesName('knn_accuracy', 'projector')).toBe('accuracy/knn');
    expect(seriesName('loss', null)).toBe('train/loss');
    expect(seriesName('predictor/m_o', 'projector')).toBe('predictor/m_o');
  });
});

describe('the status of a sweep', () => {
  it('follows from its runs', () => {
    expect(sweepStatus(['finished', 'queued'])).toBe('running');
    expect(sweepStatus(['finished', 'paused'])).toBe('running');
    expect(sweepStatus(['finished', 'finished'])).toBe('finished');
    expect(sweepStatus(['finished', 'failed'])).toBe('incomplete');
    expect(sweepStatus(['finished', null])).toBe('incomplete');
  });
});
