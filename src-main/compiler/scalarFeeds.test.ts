import { findPreset } from '@shared/presets';
import { expect, it } from 'vitest';
import { defaultRateFeed, rateFeed, scalarFeeds } from './scalarFeeds';

it('the rate of the modules without one of their own is no node’s, whatever that is called', () => {
  const simsiam = findPreset('simsiam').build('small');
  const moduleRates = ['all', 'rate'].map((node) => ({ node, factor: 2, schedule: 'static' as const }));
  const document = { ...simsiam, training: { ...simsiam.training, moduleRates } };
  const feeds = scalarFeeds({ document, scheduled: new Map() }, 10);
  expect(new Set(feeds.map(({ name }) => name)).size).toBe(feeds.length);
  for (const { node } of moduleRates) expect(rateFeed(document, node)).not.toBe(defaultRateFeed);
  expect(rateFeed(document, 'encoder')).toBe(defaultRateFeed);
});
