import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { runOf } from '../runs/testing/fakeLab';
import { showComponent } from '../testing/showComponent';
import { RunProgress } from './RunProgress';

it('shows how far a run is, and stays where it is when the run ends', () => {
  const run = runOf(1, { status: 'running', step: 5, totalSteps: 20 });
  const { rerender } = showComponent(<RunProgress run={run} />);
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
  rerender(<RunProgress run={{ ...run, status: 'stopped' }} />);
  expect(screen.getByRole('button').textContent).toContain('stopped');
});
