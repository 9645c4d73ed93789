import type { StorageReport } from '@shared/api';
import { storageSettingsSchema } from '@shared/api';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { answer } from '../testing/bridge';
import { showComponent } from '../testing/showComponent';
import { openStorage, StorageDialog } from '.';

const files = { files: 3, bytes: 1_500_000_000 };
const report: StorageReport = {
  settings: storageSettingsSchema.parse({ checkpointsLimit: 5 }),
  use: {
    checkpoints: files,
    otherRunFiles: files,
    database: files,
    backups: files,
    dataCache: files,
    free: 4e10,
  },
};

it('shows what is used, and saves what is to be kept in one go', async () => {
  const asked: unknown[] = [];
  answer({
    'storage.get': () => report,
    'storage.set': (change) => {
      asked.push(change);
      return { ...report, settings: storageSettingsSchema.parse(change) };
    },
  });
  showComponent(<StorageDialog />);
  act(openStorage);
  expect(await screen.findByRole('row', { name: 'Checkpoints 3 1.5 GB' })).toBeDefined();
  const save = screen.getByRole<HTMLButtonElement>('button', { name: 'Save' });
  expect(save.disabled).toBe(true);

  const newest = screen.getByLabelText('Keep the newest');
  await userEvent.clear(newest);
  await userEvent.type(newest, '2{Enter}');
  const limit = screen.getByLabelText('All checkpoints');
  await userEvent.clear(limit);
  await userEvent.type(limit, '0{Tab}');
  await userEvent.click(screen.getByLabelText('Go on with interrupted runs'));
  await userEvent.click(save);

  expect(asked).toEqual([{ ...report.settings, keepNewest: 2, checkpointsLimit: null, resumeAtStart: true }]);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
});
