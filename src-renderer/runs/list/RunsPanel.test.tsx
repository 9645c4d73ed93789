import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { answer } from '../../testing/bridge';
import { showComponent } from '../../testing/showComponent';
import { runsStore } from '../store/stores';
import { runOf } from '../testing/fakeLab';
import { RunsPanel } from './RunsPanel';

beforeEach(() => {
  answer({ 'runs.metrics': () => ({ series: [] }) });
  runsStore.setState({ runs: [], loaded: false });
});

const errorOf = (message: string) => ({ code: 'internal', message, where: {} }) as const;

describe('the list of runs', () => {
  it('says that it is read, and what to do where there is none', () => {
    const { rerender } = showComponent(<RunsPanel />);
    expect(screen.getByText('Reading the runs…')).toBeDefined();
    runsStore.setState({ loaded: true });
    rerender(<RunsPanel />);
    expect(screen.getByText(/No runs yet\. Press Train/)).toBeDefined();
  });

  it('shows how each run ended, and why one failed', () => {
    runsStore.setState({
      loaded: true,
      runs: [
        runOf(1, { status: 'failed', step: 12, error: errorOf('Out of memory.') }),
        runOf(2, { status: 'interrupted', step: 1_300 }),
        runOf(3, { verdict: { verdict: 'partial', tap: 'projector', reasons: [], taps: [] } }),
      ],
    });
    showComponent(<RunsPanel />);
    const row = (number: number) =>
      screen.getByRole('checkbox', { name: `Compare run ${number}` }).closest('li')?.textContent;
    expect(row(1)).toContain('Failed at step 12');
    expect(row(1)).toContain('Out of memory.');
    expect(row(2)).toContain('Interrupted at step 1,300');
    expect(row(3)).toContain('partial');
  });

  it('says when no run fits the search', async () => {
    runsStore.setState({ loaded: true, runs: [runOf(1, { name: 'SimSiam' })] });
    showComponent(<RunsPanel />);
    await userEvent.type(screen.getByRole('searchbox', { name: 'Find a run' }), 'byol');
    expect(screen.getByText('No run fits.')).toBeDefined();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});
