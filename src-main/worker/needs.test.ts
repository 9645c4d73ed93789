import { simsiam } from '@shared/presets/simsiam';
import { expect, it } from 'vitest';
import { dataName, needsOf, queueOf, queuesServed, serves, workerText } from './needs';

it('names a data set by its folder or file, wherever it lies', () => {
  expect(['/data/imagenet/', 'C:\\data\\c10', 'a/b.npz'].map(dataName)).toEqual(['imagenet', 'c10', 'b.npz']);
  expect(needsOf(simsiam.build('small'), 'gpu')).toEqual({ label: 'gpu', data: null });
});

it('sends a run to the workers that have what it needs, and to no other', () => {
  const has = { labels: ['gpu', 'big'], data: ['c10'] };
  const values = [null, 'gpu', 'big', 'other'].flatMap((label) =>
    [null, 'c10', 'imagenet'].map((data) => ({ label, data })),
  );
  for (const needs of values) expect(queuesServed(has).includes(queueOf(needs))).toBe(serves(has, needs));
  expect(values.filter((needs) => serves(has, needs))).toHaveLength(6);
});

it('says what a run waits for', () => {
  expect(workerText({ label: null, data: null })).toBe('a worker');
  expect(workerText({ label: 'gpu', data: null })).toBe('a worker with the label gpu');
  expect(workerText({ label: null, data: 'c10' })).toBe('a worker that has the data c10');
  expect(workerText({ label: 'gpu', data: 'c10' })).toBe('a worker with the label gpu that has the data c10');
});
