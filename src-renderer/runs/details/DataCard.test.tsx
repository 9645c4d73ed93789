import type { DataRecord } from '@shared/data';
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { answer, callsOf } from '../../testing/bridge';
import { showComponent } from '../../testing/showComponent';
import { detailsOf, runOf } from '../testing/fakeLab';
import { DataCard } from './DataCard';

const record: DataRecord = {
  name: 'pets',
  fingerprint: '0123456789abcdef',
  state: 'f'.repeat(64),
  height: 64,
  width: 96,
  classNames: ['cats', 'dogs'],
  splits: [
    { name: 'train', images: 12_000, perClass: [7_000, 5_000] },
    { name: 'test', images: 30, perClass: [20, 10] },
  ],
  unreadable: 2,
  warnings: 1,
  remarks: [{ kind: 'unreadable', text: '/pets/cats/3.jpg is empty.' }],
  notes: ['/pets/pred is not used.'],
};
const sheet = { png: 'iVBORw0KGgo=', columns: 32 };
const sample = { kind: 'sample', step: 0, path: 'sample.png', bytes: 8, sha256: 'a' };

/** The card of a run on some data; `sampled` where the trainer has written its sheet. */
function show(data: DataRecord | null, sampled = true) {
  const run = runOf(1, { status: 'running', activity: 'recording', step: 0 });
  const details = { ...detailsOf(run), data, artifacts: sampled ? [sample] : [] };
  answer({
    'runs.get': () => details,
    'runs.sample': () => sheet,
  });
  return { run, ...showComponent(<DataCard run={run} />) };
}

it('shows sizes, classes with their counts, what is left out, and a sheet, before the first step', async () => {
  show(record);
  const card = within(await screen.findByRole('region', { name: 'Data' }));
  expect(card.getByText(/96 x 64 pixels/)).toBeDefined();
  expect(card.getByText('12,000 train, 30 test')).toBeDefined();
  const rows = card.getAllByRole('row').map((row) =>
    within(row)
      .getAllByText(/./)
      .map((cell) => cell.textContent),
  );
  expect(rows).toEqual([
    ['Class', 'train', 'test'],
    ['cats', '7,000', '20'],
    ['dogs', '5,000', '10'],
  ]);
  expect(card.getByText('2 images cannot be read and are left out.')).toBeDefined();
  expect(card.getByText('/pets/cats/3.jpg is empty.')).toBeDefined();
  expect(card.getByText('/pets/pred is not used.')).toBeDefined();
  const image = card.getByRole<HTMLImageElement>('img', { name: 'Test images of pets' });
  expect(image.src).toBe(`data:image/png;base64,${sheet.png}`);
});

it('says where no accuracy is measured, and counts the classes beyond the first', async () => {
  const { unmount } = show({
    ...record,
    classNames: [],
    splits: [{ name: 'train', images: 9, perClass: null }],
  });
  expect(await screen.findByText('No classes: no accuracy is measured.')).toBeDefined();
  unmount();
  const names = Array.from({ length: 23 }, (_, index) => `class ${index}`);
  show({
    ...record,
    classNames: names,
    splits: [{ name: 'train', images: 23, perClass: names.map(() => 1) }],
  });
  expect(await screen.findByText('and 3 classes more')).toBeDefined();
  expect(screen.queryByText('class 20')).toBeNull();
});

it('is not there before the data is loaded, and comes as the trainer turns to the next thing', async () => {
  const { run, rerender } = show(null, false);
  await expect.poll(() => callsOf('runs.get')).toHaveLength(1);
  expect(screen.queryByRole('region', { name: 'Data' })).toBeNull();
  answer({ 'runs.get': () => ({ ...detailsOf(run), data: record }) });
  rerender(<DataCard run={{ ...run, activity: 'training' }} />);
  expect(await screen.findByRole('region', { name: 'Data' })).toBeDefined();
  expect(screen.queryByRole('img')).toBeNull();
});
