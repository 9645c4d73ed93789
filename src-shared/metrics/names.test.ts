import { describe, expect, it } from 'vitest';
import { metric, tapMetrics, tapOf } from './names';

describe('the name of a metric', () => {
  it('tells its tap, if it is one of a tap', () => {
    for (const quantity of tapMetrics) expect(tapOf(metric.tap('projector', quantity))).toBe('projector');
    const others = [
      metric.loss('loss'),
      metric.objective,
      metric.knn,
      metric.lens('loss', 'cos_centre'),
      'm_o',
    ];
    for (const name of others) expect([name, tapOf(name)]).toEqual([name, undefined]);
  });
});
