import { removeNodes } from '@shared/graph';
import { findPreset } from '@shared/presets';
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { showComponent } from '../../testing/showComponent';
import { emptyHistory, type RunHistory } from '../store/metricsStore';
import { metricsStore } from '../store/stores';
import { runOf } from '../testing/fakeLab';
import { VerdictCard } from './VerdictCard';

const verdict = (word: 'healthy' | 'partial' | 'collapsed') => ({
  verdict: word,
  tap: 'projector',
  reasons: [],
  taps: [{ tap: 'projector', role: 'representation' as const, verdict: word, reasons: [] }],
});

/** The run's document and curves are there. */
function ready(document: RunHistory['document'], series: RunHistory['series'] = new Map()) {
  const history = { ...emptyHistory, state: 'ready' as const, document, series };
  metricsStore.setState({ histories: new Map([['run-1', history]]) });
}
const simsiam = findPreset('simsiam').build('small');

describe('the verdict of a run', () => {
  it('is promised while the run trains, and missing when it ended before', () => {
    const { rerender } = showComponent(<VerdictCard run={runOf(1, { status: 'running' })} />);
    expect(screen.getByText(/Given at the end/)).toBeDefined();
    rerender(<VerdictCard run={runOf(1, { status: 'stopped' })} />);
    expect(screen.getByText(/None: the run ended before/)).toBeDefined();
  });

  it('differs from what its preset is published as, or agrees', () => {
    ready(simsiam);
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
    ready(findPreset('naive-siamese').build('small'), series);
    showComponent(<VerdictCard run={runOf(1, { verdict: verdict('healthy') })} />);
    expect(screen.getByText('under way')).toBeDefined();
    expect(screen.getByText(/^Still under way: /)).toBeDefined();
  });

  it('stands alone where the document is of no preset', () => {
    ready({ ...removeNodes(simsiam, ['views']), preset: undefined });
    showComponent(<VerdictCard run={runOf(1, { preset: null, verdict: verdict('healthy') })} />);
    expect(screen.queryByText('Expected')).toBeNull();
  });

  it('is beside what is published of what the architecture has become', () => {
    ready(removeNodes(simsiam, ['stop-gradient']));
    showComponent(<VerdictCard run={runOf(1, { verdict: verdict('healthy') })} />);
    expect(screen.getByText('collapse')).toBeDefined();
    expect(screen.getByText('differs')).toBeDefined();
    expect(screen.getByText(/^Made from SimSiam, changed since \(− stop-gradient\)/)).toBeDefined();
    expect(screen.getByText(/^SimSiam without stop-gradient:/)).toBeDefined();
  });

  it('is given for each watched embedding', () => {
    ready(simsiam);
    const { taps, ...rest } = verdict('healthy');
    const p = {
      tap: 'predictor',
      role: 'loss' as const,
      verdict: 'partial' as const,
      reasons: ['m_r of predictor is 0.3'],
    };
    showComponent(<VerdictCard run={runOf(1, { verdict: { ...rest, taps: [...taps, p] } })} />);
    const list = screen.getByRole('list', { name: 'Verdict of each watched embedding' });
    expect(list.textContent).toMatch(/projector healthy.*predictor partial/);
  });
});
