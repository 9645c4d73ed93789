import { expect, it } from 'vitest';
import { Presence } from './presence';

const card = (id: string, more = {}) => ({
  ...{ id, name: `box ${id}`, host: 'box', version: '1', processor: 'a processor', backend: null, slots: 1 },
  ...{ labels: [], data: [], runs: [], ...more },
});

it('shows workers by name, and says only what is new', () => {
  const workers = new Presence();
  expect(workers.hear(card('b'), 0)).toBe(true);
  expect(workers.hear(card('a'), 0)).toBe(true);
  expect(workers.hear(card('a'), 2_000)).toBe(false);
  expect(workers.hear(card('a', { runs: [{ run: 'r1', slot: 1 }] }), 3_000)).toBe(true);
  expect(workers.hear({ id: 'c' }, 3_000)).toBe(false);
  expect(workers.hear(card('a', { runs: [{ run: 'r1', slot: 1 }], later: 'more' }), 3_000)).toBe(false);
  expect(workers.list().map(({ id }) => id)).toEqual(['a', 'b']);
  expect([workers.bye('a'), workers.bye('a')]).toEqual([true, false]);
});

it('tells since when one is silent, not counting what nobody could hear, and forgets it in the end', () => {
  const workers = new Presence();
  workers.hear(card('a'), 0);
  expect(workers.look(true, 10_000)).toBe(false);
  expect(workers.look(false, 100_000)).toBe(false);
  expect(workers.look(true, 110_000)).toBe(false);
  expect(workers.look(true, 110_001)).toBe(true);
  expect(workers.list()[0]?.silentSince).toBe(100_000);
  expect(workers.hear(card('a'), 120_000)).toBe(true);
  expect(workers.list()[0]?.silentSince).toBeNull();
  expect(workers.look(true, 130_001)).toBe(true);
  expect(workers.look(true, 720_001)).toBe(true);
  expect(workers.list()).toEqual([]);
});
