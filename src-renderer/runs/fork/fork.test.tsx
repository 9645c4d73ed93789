import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { answer, callsOf } from '../../testing/bridge';
import { showComponent } from '../../testing/showComponent';
import { metricsStore, runsStore } from '../store/stores';
import { detailsOf, runOf } from '../testing/fakeLab';
import { ForkDialog } from './ForkDialog';
import { Lineage } from './Lineage';

const parent = runOf(3);
const fork = {
  parent: { id: parent.id, number: 3, name: 'SimSiam' },
  step: 600,
  taken: [{ node: 'encoder', from: 'encoder' }],
  anew: [{ node: 'predictor', why: 'not in the parent' }],
  dropped: ['projector'],
};

it('says what a fork begins with before it starts, and starts it from that checkpoint', async () => {
  answer({
    'runs.planFork': () => ({ fork, steps: [300, 600] }),
    'runs.start': () => ({ run: runOf(4) }),
    'runs.get': () => detailsOf(parent),
    'runs.metrics': () => ({ series: [] }),
  });
  showComponent(<ForkDialog run={parent} open onOpenChange={() => undefined} />);
  await screen.findByText('Weights taken over: encoder.');
  expect(screen.getByText('Begin anew: predictor (not in the parent).')).toBeDefined();
  expect(screen.getByText('Weights left behind: projector.')).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Train the fork' }));
  expect(callsOf('runs.start')).toMatchObject([{ from: { id: parent.id, step: 600 } }]);
});

it('leads from a fork to its parent and says where that is deleted', async () => {
  const child = { id: 'run-5', number: 5, name: 'gone', step: 300 };
  const details = { ...detailsOf(runOf(4)), fork, children: [child] };
  answer({ 'runs.get': () => details, 'runs.metrics': () => ({ series: [] }) });
  runsStore.setState({ runs: [runOf(4), parent], loaded: true });
  await metricsStore.getState().retry('run-4');
  showComponent(<Lineage run={runOf(4)} />);
  expect(screen.getByText('Run 5 · gone (deleted)')).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Run 3 · SimSiam' }));
  expect(runsStore.getState().selected).toBe(parent.id);
});
