import { LabError } from '@shared/errors';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { runsStore } from '../runs/store/stores';
import { detailsOf, runOf } from '../runs/testing/fakeLab';
import { answer } from '../testing/bridge';
import { showComponent } from '../testing/showComponent';
import { DockHeader } from './DockHeader';

it('says that curves could not be read, and reads them again', async () => {
  const run = runOf(7);
  answer({
    'runs.get': () => detailsOf(run),
    'runs.metrics': () => {
      throw new LabError('internal', 'The database is locked.');
    },
  });
  runsStore.setState({ runs: [run], loaded: true, followed: run.id });
  showComponent(<DockHeader drawn={{ run, series: new Map(), names: [] }} />);
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('The curves could not be read: The database is locked.');

  answer({
    'runs.get': () => detailsOf(run),
    'runs.metrics': () => ({ series: [{ name: 'loss', steps: [0], values: [1] }] }),
  });
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await expect.poll(() => screen.queryByRole('alert')).toBeNull();
});
