import type { QueueReport, WorkerState } from '@shared/api';
import { LabError } from '@shared/errors';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { runsStore } from '../runs/store/stores';
import { runOf } from '../runs/testing/fakeLab';
import { answer, callsOf, emit } from '../testing/bridge';
import { showComponent } from '../testing/showComponent';
import { openQueueSettings, QueueDialog, WorkersPopover } from '.';
import { queueStore } from './queueStore';

const none: QueueReport = {
  ...{ address: null, state: 'none', problem: null, fixed: false, trainsOn: 'local', workers: [] },
};
const ready: QueueReport = { ...none, address: 'redis://box:6379', state: 'ready', trainsOn: 'queue' };
const worker = (name: string, change: Partial<WorkerState> = {}): WorkerState => ({
  ...{ id: name, name, host: `${name}.example`, version: '0.1.0', processor: 'EPYC', backend: 'TensorFlow' },
  ...{ slots: 2, labels: [], data: [], runs: [], silentSince: null, ...change },
});

beforeEach(() => queueStore.setState({ queue: none, open: false, busy: false, problem: null }));

it('takes the address of a queue, says why one cannot be used, and forgets the password', async () => {
  answer({
    'queue.set': (input) => {
      const { password } = input as { password?: string };
      if (password === undefined) throw new LabError('conflict', 'It asks for a password.');
      return { queue: ready };
    },
  });
  showComponent(<QueueDialog />);
  act(openQueueSettings);
  await userEvent.type(screen.getByLabelText('Address of a Redis'), 'redis://box:6379');
  await userEvent.click(screen.getByRole('button', { name: 'Use this queue' }));
  expect(await screen.findByText('It asks for a password.')).toBeDefined();
  await userEvent.type(screen.getByLabelText('Password'), 'secret');
  await userEvent.click(screen.getByRole('button', { name: 'Use this queue' }));
  expect(await screen.findByText('The queue is ready.')).toBeDefined();
  expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('');
  await userEvent.click(screen.getByRole('radio', { name: 'Both' }));
  expect(callsOf('queue.set').slice(1)).toEqual([
    { address: 'redis://box:6379', password: 'secret' },
    { trainsOn: 'both' },
  ]);
});

it('shows workers with their runs and speed, and which is silent; and nothing without a queue', async () => {
  runsStore.setState({ runs: [runOf(7, { imagesPerSecond: 1380 }), runOf(8, { imagesPerSecond: 20 })] });
  showComponent(<WorkersPopover />);
  expect(screen.queryByRole('button')).toBeNull();
  const busy = worker('busy', { runs: [7, 8].map((run) => ({ run: `run-${run}`, slot: run - 6 })) });
  act(() =>
    emit({ kind: 'queue', queue: { ...ready, workers: [busy, worker('gone', { silentSince: 0 })] } }),
  );
  await userEvent.click(screen.getByRole('button', { name: '1 worker' }));
  const [, first, second] = screen.getAllByRole('row').map(({ textContent }) => textContent);
  expect(first).toMatch(/busybusy\.exampleTensorFlowEPYCrun 7run 81,400 img\/snow/);
  expect(second).toMatch(/gone.*1970/);
  act(() => emit({ kind: 'queue', queue: { ...ready, state: 'away', problem: 'Nothing answers.' } }));
  expect(screen.getByRole('button', { name: 'Queue away', hidden: true })).toBeDefined();
  expect(screen.getByText('Nothing answers.')).toBeDefined();
});
