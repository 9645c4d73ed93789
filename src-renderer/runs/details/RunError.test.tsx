import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { documentStore } from '../../document';
import { answer, callsOf } from '../../testing/bridge';
import { showComponent } from '../../testing/showComponent';
import { detailsOf, runOf } from '../testing/fakeLab';
import { RunError } from './RunError';

const failure = {
  code: 'loss-not-finite',
  message: 'The loss is not a number at step 9.',
  where: { node: 'loss', port: 'loss' },
} as const;

it('says what happened and where, and leads to the node', async () => {
  const run = runOf(3, { status: 'failed', step: 9, error: failure });
  answer({ 'runs.get': () => detailsOf(run), 'runs.metrics': () => ({ series: [] }) });
  showComponent(<RunError run={run} error={failure} />);
  expect(screen.getByRole('alert').textContent).toContain(failure.message);
  expect(screen.getByText('At node loss, port loss')).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Show loss' }));
  await expect.poll(() => documentStore.getState().selection.nodes).toEqual(['loss']);
});

it('offers to resume where a step was made, and asks the engine for it', async () => {
  const run = runOf(3, { status: 'failed', step: 9 });
  answer({ 'runs.resume': () => ({}) });
  const { rerender } = showComponent(<RunError run={run} error={failure} />);
  await userEvent.click(screen.getByRole('button', { name: 'Resume' }));
  expect(callsOf('runs.resume')).toEqual([{ id: run.id, acceptsChangedData: false }]);
  rerender(<RunError run={{ ...run, step: 0 }} error={failure} />);
  expect(screen.queryByRole('button', { name: 'Resume' })).toBeNull();
});

it('names file and byte of a failure in the data', () => {
  const data = {
    code: 'data-invalid',
    message: 'The file ends too soon.',
    where: { file: 'x.bin', byte: 3_073 },
  } as const;
  showComponent(<RunError run={runOf(3, { status: 'failed', step: 0, error: data })} error={data} />);
  expect(screen.getByText('At file x.bin, byte 3073')).toBeDefined();
  expect(screen.queryByRole('button')).toBeNull();
});

it('asks before it goes on with data that has changed', async () => {
  const changed = { code: 'data-changed', message: 'The data has changed.', where: {} } as const;
  const run = runOf(3, { status: 'failed', step: 9, error: changed });
  answer({ 'runs.resume': () => ({}) });
  showComponent(<RunError run={run} error={changed} />);
  await userEvent.click(screen.getByRole('button', { name: 'Go on with the changed data' }));
  expect(callsOf('runs.resume').at(-1)).toEqual({ id: run.id, acceptsChangedData: true });
});
