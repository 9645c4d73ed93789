import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { showComponent } from '../../testing/showComponent';
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
    const { rerender } = showComponent(<VerdictCard run={runOf(1, { verdict: verdict('collapsed') })} />);
    expect(screen.getByText('differs')).toBeDefined();
    rerender(<VerdictCard run={runOf(1, { verdict: verdict('healthy') })} />);
    expect(screen.queryByText('differs')).toBeNull();
  });

  it('stands alone where the document is of no preset', () => {
    showComponent(<VerdictCard run={runOf(1, { preset: null, verdict: verdict('healthy') })} />);
    expect(screen.queryByText('Expected')).toBeNull();
  });
});
