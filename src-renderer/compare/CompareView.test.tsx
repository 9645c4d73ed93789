import { removeNodes } from '@shared/graph';
import { findPreset } from '@shared/presets';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { goTo } from '../layout/address';
import { detailsOf, runOf } from '../runs/testing/fakeLab';
import { answer } from '../testing/bridge';
import { showComponent } from '../testing/showComponent';
import { CompareView } from './CompareView';
import { openComparison } from './stores';

const simsiam = findPreset('simsiam').build('small');
const runs = [
  { ...detailsOf(runOf(1, { headline: { m_o: 0.1 } })), document: simsiam },
  {
    ...detailsOf(runOf(2, { headline: { m_o: 0.9 }, seconds: 70 })),
    document: removeNodes(simsiam, ['stop-gradient']),
  },
];

beforeEach(() => {
  answer({
    'runs.get': (input) => {
      const found = runs.find(({ run }) => run.id === (input as { id: string }).id);
      if (found === undefined) throw new Error('There is no such run.');
      return found;
    },
    'runs.metrics': () => ({ series: [] }),
  });
});
afterEach(() => goTo(''));

const rowOf = async (name: string | RegExp) => (await screen.findByRole('row', { name })).textContent;

it('shows what differs and nothing else, against the baseline that is chosen', async () => {
  showComponent(<CompareView />);
  openComparison(['run-1', 'run-2']);
  expect(await rowOf(/^Nodes and wires/)).toBe('Nodes and wiresbaseline− stop-gradient');
  expect(await rowOf(/^m_o|^Centre/)).toContain('+0.80 worse');
  expect(screen.queryByRole('rowheader', { name: 'Parameters' })).toBeNull();
  openComparison(['run-1', 'run-2'], 'run-2');
  expect(await rowOf(/^Nodes and wires/)).toBe('Nodes and wires+ stop-gradientbaseline');
  await userEvent.click(screen.getByRole('switch', { name: 'Show all rows' }));
  expect(await screen.findByRole('rowheader', { name: 'Parameters' })).toBeDefined();
});

it('draws both architectures in one figure, with the removed node as such', async () => {
  showComponent(<CompareView />);
  openComparison(['run-1', 'run-2']);
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

it('says which run could not be read', async () => {
  showComponent(<CompareView />);
  openComparison(['run-1', 'gone']);
  expect((await screen.findByRole('alert')).textContent).toContain('There is no such run.');
});
