import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { showComponent } from '../../testing/showComponent';
import { emptyHistory } from '../store/metricsStore';
import { metricsStore } from '../store/stores';
import { runOf } from '../testing/fakeLab';
import { VerdictCard } from './VerdictCard';

const verdict = (word: 'healthy' | 'partial' | 'collapsed') => ({
  verdict: word,
  tap: 'projector',
  reasons: [],
});

describe('the verdict of a run', () => {
  it('is promised while the run trains, and missing when it ended before', () => {
    const { rerender } = showComponent(<VerdictCard run={runOf(1, { status: 'running' })} />);
    expect(screen.getByText(/Given at the end/)).toBeDefined();
    rerender(<VerdictCard run={runOf(1, { status: 'stopped' })} />);
    expect(screen.getByText(/None: the run ended before/)).toBeDefined();
  });

  it('differs from what its preset is published as, or agrees', () => {
    metricsStore.setState({ histories: new Map([['run-1', { ...emptyHistory, state: 'ready' }]]) });
    const { rerender } = showComponent(<VerdictCard run={runOf(1, { verdict: verdict('collapsed') })} />);
    expect(screen.getByText('differs')).toBeDefined();
    rerender(<VerdictCard run={runOf(1, { verdict: verdict('healthy') })} />);
    expect(screen.getByText('agrees')).toBeDefined();
    expect(screen.queryByText('differs')).toBeNull();
  });

  it('is still under way where its curves go on to what is expected', () => {
    const steps = Array.from({ length: 30 }, (_, index) => 10 * (index + 1));
    const rising = { name: 'projector/m_o', steps, values: steps.map((step) => step / 600) };
    const series = new Map([[rising.name, rising]]);
    metricsStore.setState({ histories: new Map([['run-1', { ...emptyHistory, state: 'ready', series }]]) });
    showComponent(<VerdictCard run={runOf(1, { preset: 'naive-siamese', verdict: verdict('healthy') })} />);
    expect(screen.getByText('under way')).toBeDefined();
    expect(screen.getByText(/^Still under way: /)).toBeDefined();
  });

  it('stands alone where the document is of no preset', () => {
    showComponent(<VerdictCard run={runOf(1, { preset: null, verdict: verdict('healthy') })} />);
    expect(screen.queryByText('Expected')).toBeNull();
  });
});
