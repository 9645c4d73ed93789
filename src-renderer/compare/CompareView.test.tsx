import type { ComparedRun, ComparisonSet, Run } from '@shared/api';
import { LabError } from '@shared/errors';
import { type GraphDocument, removeNodes, setParameter } from '@shared/graph';
import { findPreset } from '@shared/presets';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { goTo } from '../layout/address';
import { runOf } from '../runs/testing/fakeLab';
import { answer } from '../testing/bridge';
import { showComponent } from '../testing/showComponent';
import { CompareView } from './CompareView';
import { openComparison } from './store/stores';

const simsiam = findPreset('simsiam').build('small');
const compared = (number: number, document: GraphDocument, change: Partial<Run> = {}): ComparedRun => ({
  run: runOf(number, change),
  document,
  data: null,
  group: null,
  names: [],
});
const first = compared(1, simsiam, { headline: { m_o: 0.1 } });
const runs = [
  first,
  compared(2, removeNodes(simsiam, ['stop-gradient']), { headline: { m_o: 0.9 }, seconds: 70 }),
];

beforeEach(() => {
  answer({
    'comparisons.read': () => ({ runs, missing: [] }),
    'comparisons.sets': () => ({ sets: [] }),
    'comparisons.save': (set) => ({ sets: [set as ComparisonSet] }),
    'runs.metrics': () => ({ series: [] }),
  });
});
afterEach(() => goTo(''));

const rowOf = async (name: string | RegExp) => (await screen.findByRole('row', { name })).textContent;

it('shows what differs and nothing else, against the baseline that is chosen', async () => {
  showComponent(<CompareView />);
  openComparison({ runs: ['run-1', 'run-2'] });
  expect(await rowOf(/^Nodes and wires/)).toBe('Nodes and wiresbaseline− stop-gradient');
  expect(await rowOf(/^m_o|^Centre/)).toContain('+0.80 worse');
  expect(screen.queryByRole('rowheader', { name: 'Parameters' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Measure against run 2' }));
  expect(await rowOf(/^Nodes and wires/)).toBe('Nodes and wires+ stop-gradientbaseline');
  await userEvent.click(screen.getByRole('switch', { name: 'Show all rows' }));
  expect(await screen.findByRole('rowheader', { name: 'Parameters' })).toBeDefined();
});

it('draws both architectures in one figure, with the removed node as such', async () => {
  showComponent(<CompareView />);
  openComparison({ runs: ['run-1', 'run-2'] });
  await userEvent.click(await screen.findByRole('radio', { name: 'Architecture' }));
  const figure = await screen.findByRole('img', { name: /run 2 .* against run 1 .*: − stop-gradient/ });
  expect(figure.querySelector('[data-change="removed"][data-node="stop-gradient"]')).not.toBeNull();
  expect(within(figure).queryAllByText('only in run 1').length).toBe(1);
});

it('says of an address of one run that it is of none to compare', async () => {
  goTo('compare?runs=run-1');
  showComponent(<CompareView />);
  expect((await screen.findByRole('alert')).textContent).toContain('fewer than two runs');
});

it('says why there is nothing to compare', async () => {
  answer({
    'comparisons.read': () => {
      throw new LabError('bad-request', 'A comparison needs two different runs or more.');
    },
  });
  showComponent(<CompareView />);
  openComparison({ sweeps: ['s1'] });
  expect((await screen.findByRole('alert')).textContent).toContain('two different runs or more');
});

it('takes seeds together as the address says, and keeps the selection under a name', async () => {
  answer({
    'comparisons.read': () => ({
      runs: [first, compared(3, setParameter(simsiam, 'training.seed', 1), { headline: { m_o: 0.3 } })],
      missing: ['run-9'],
    }),
    'comparisons.sets': () => ({ sets: [] }),
    'comparisons.save': (set) => ({ sets: [set as ComparisonSet] }),
  });
  showComponent(<CompareView />);
  openComparison({ runs: ['run-1', 'run-3', 'run-9'], by: 'experiment' });
  expect(await screen.findByRole('columnheader', { name: /runs 1, 3/ })).toBeDefined();
  expect(await rowOf(/^m_o|^Centre/)).toContain('0.20 ± 0.14');
  expect(screen.getByText('Deleted since: run-9.')).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Saved' }));
  await userEvent.type(
    await screen.findByRole('textbox', { name: 'Name of this comparison' }),
    'seeds{Enter}',
  );
  const kept = await screen.findByRole('list', { name: 'Saved comparisons' });
  expect(within(kept).getByRole('button', { name: 'seeds' })).toBeDefined();
});
