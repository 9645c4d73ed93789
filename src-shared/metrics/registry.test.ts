import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { addressOf, addressPattern } from '../metric';
import { knn } from './features/accuracy';
import { rankme } from './features/rankme';
import {
  collectMetrics,
  headlineKeys,
  headlines,
  metricAt,
  metrics,
  namedMetric,
  seriesName,
  tapOf,
} from './registry';
import { centre } from './step/centre';
import { effectiveRank } from './step/effectiveRank';
import { entropy } from './step/entropy';
import { lensCosCentre } from './step/lens';
import { lossTerm, objective } from './step/loss';

describe('every measure', () => {
  it.each(metrics.map((metric) => [addressPattern(metric), metric] as const))(
    'says what it is, with formula and source: %s',
    (_address, metric) => {
      const { title, short, help, formula, source, range, limits } = metric;
      expect(title.length).toBeGreaterThan(2);
      expect(short.length).toBeLessThanOrEqual(16);
      expect(help).toMatch(/^[\p{L}].*\.$/u);
      expect(source.length).toBeGreaterThan(4);
      expect(katex.renderToString(formula, { strict: false })).toContain('<math');
      const [low, high] = range;
      if (low !== null && high !== null) expect(low).toBeLessThan(high);
      if (limits !== undefined) expect(metric.better).not.toBeNull();
    },
  );
});

describe('the registry', () => {
  it('refuses an address and a headline that two files declare', () => {
    expect(() => collectMetrics({ 'a.ts': { centre }, 'b.ts': { centre } })).toThrow(
      'b.ts and a.ts both declare the metric TAP/m_o',
    );
    const other = { ...centre, id: 'other' };
    expect(() => collectMetrics({ 'a.ts': { centre }, 'b.ts': { other } })).toThrow('headline m_o');
  });

  it('passes over what is no measure', () => {
    expect(collectMetrics({ 'a.ts': { centre, helper: () => 1, list: [centre] } })).toEqual([centre]);
  });
});

describe('the address of a series', () => {
  it('tells the metric and what it is of', () => {
    for (const [metric, subject] of [
      [centre, 'projector'],
      [effectiveRank, 'encoder'],
      [lensCosCentre, 'loss-2'],
      [rankme, 'backbone'],
      [entropy, 'loss'],
      [lossTerm, 'loss'],
    ] as const)
      expect(metricAt(addressOf(metric, subject))).toEqual({ metric, subject });
    expect(metricAt('train/loss')?.metric).toBe(objective);
    expect(metricAt('accuracy/knn')?.metric).toBe(knn);
    for (const unknown of ['projector/nothing', 'lens/loss/m_o', 'nothing'])
      expect(metricAt(unknown)).toBeUndefined();
  });

  it('tells the watched embedding, if it is one of the step', () => {
    expect(tapOf('projector/m_o')).toBe('projector');
    for (const other of [
      'loss/loss',
      'train/loss',
      'accuracy/knn',
      'lens/loss/cos_centre',
      'features/backbone/rankme',
    ])
      expect(tapOf(other)).toBeUndefined();
  });

  it('follows from a name without a group: a headline, or of z', () => {
    expect(seriesName('m_r', 'projector')).toBe('projector/m_r');
    expect(seriesName('rankme', 'projector')).toBe('features/representation/rankme');
    expect(seriesName('knn_accuracy', 'projector')).toBe('accuracy/knn');
    expect(seriesName('cos_centre', 'projector')).toBe('projector/cos_centre');
    expect(seriesName('loss', null)).toBe('train/loss');
    expect(seriesName('predictor/m_o', 'projector')).toBe('predictor/m_o');
  });
});

describe('names', () => {
  it('are those of the definition, with what it is of', () => {
    expect(namedMetric('effective_rank')).toMatchObject({ title: 'Effective rank', short: 'rank' });
    expect(namedMetric('knn_accuracy_initial').title).toBe('kNN accuracy, untrained');
    expect(namedMetric('loss/entropy')).toMatchObject({ metric: entropy, title: 'Entropy of λ of loss' });
    expect(namedMetric('something/new')).toEqual({
      metric: undefined,
      title: 'something/new',
      short: 'something/new',
    });
  });

  it('of a run’s numbers stand in the order of tables, those of nodes and unknown ones last', () => {
    const numbers = { unknown: 1, 'loss/entropy': 2, knn_accuracy: 0.4, m_o: 0.1, loss: -1 };
    expect(headlineKeys([numbers, { m_r: 0.9 }])).toEqual([
      'm_o',
      'm_r',
      'loss',
      'knn_accuracy',
      'loss/entropy',
      'unknown',
    ]);
    expect(new Set(headlines.map(({ order }) => order)).size).toBe(headlines.length);
  });
});
