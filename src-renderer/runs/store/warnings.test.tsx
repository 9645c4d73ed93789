import { act, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { emit } from '../../testing/bridge';
import { showComponent } from '../../testing/showComponent';
import { Toasts } from '../../ui';
import { runOf } from '../testing/fakeLab';
import { runsStore } from './stores';

it('what the record cannot take is shown as a message about its run, once', () => {
  const run = runOf(12, { status: 'running' });
  runsStore.setState({ runs: [run], loaded: true });
  showComponent(<Toasts />);
  const text = 'The database is locked. The run waits; nothing is lost.';
  act(() => emit({ kind: 'log', id: run.id, level: 'warning', text }));
  act(() => emit({ kind: 'log', id: run.id, level: 'warning', text }));
  expect(screen.getByText('Run 12')).toBeDefined();
  expect(screen.getAllByText(text)).toHaveLength(1);
});
