import type { LabEvent, Spectrum } from '@shared/api';
import { LabError } from '@shared/errors';
import { describe, expect, it } from 'vitest';
import { fakeLab, settle } from '../testing/fakeLab';
import { createSpectraStore, mostSpectra, spectrumKey } from './spectraStore';

const tap = 'projector';
const spectrumAt = (...steps: number[]): Spectrum => ({
  tap,
  steps,
  eigenvalues: steps.map((step) => [step + 1, 0.5]),
});
const event = (step: number): LabEvent => ({
  kind: 'spectrum',
  id: 'run-1',
  tap,
  step,
  eigenvalues: [step + 1, 0.5],
});

function open() {
  const lab = fakeLab({ 'runs.spectrum': () => ({ spectrum: spectrumAt(0, 10) }) });
  const store = createSpectraStore(lab);
  return { lab, store, history: () => store.getState().histories.get(spectrumKey('run-1', tap)) };
}

describe('the spectra of a run', () => {
  it('are read once and grow by events', async () => {
    const { lab, store, history } = open();
    await store.getState().load('run-1', tap);
    await store.getState().load('run-1', tap);
    lab.emit(event(20));
    expect(history()?.spectrum).toEqual(spectrumAt(0, 10, 20));
    expect(lab.calls).toHaveLength(1);
  });

  it('take each step once, also those that come while they are being read', async () => {
    const { lab, store, history } = open();
    const loading = store.getState().load('run-1', tap);
    lab.emit(event(10));
    lab.emit(event(20));
    await loading;
    expect(history()?.spectrum).toEqual(spectrumAt(0, 10, 20));
  });

  it('lose what was trained after the step that a run goes on from', async () => {
    const { lab, store, history } = open();
    await store.getState().load('run-1', tap);
    lab.emit(event(5));
    expect(history()?.spectrum.steps).toEqual([0, 5]);
  });

  it('are thinned out evenly as a long run goes on, the last one among them', async () => {
    const { lab, store, history } = open();
    await store.getState().load('run-1', tap);
    for (let step = 20; step <= mostSpectra * 20; step += 10) lab.emit(event(step));
    const { steps = [], eigenvalues = [] } = history()?.spectrum ?? {};
    expect(steps.length).toBeLessThanOrEqual(mostSpectra);
    expect(steps.length).toBeGreaterThan(mostSpectra / 3);
    expect(steps.at(-1)).toBe(mostSpectra * 20);
    expect(eigenvalues.map(([first]) => first)).toEqual(steps.map((step) => step + 1));
  });

  it('are read again after a lost connection', async () => {
    const { lab, store, history } = open();
    await store.getState().load('run-1', tap);
    lab.answer({ 'runs.spectrum': () => ({ spectrum: spectrumAt(0, 10, 20) }) });
    lab.connect(true);
    await settle();
    expect(history()?.spectrum.steps).toEqual([0, 10, 20]);
  });

  it('say why they could not be read, and go with their run', async () => {
    const { lab, store, history } = open();
    lab.answer({
      'runs.spectrum': () => {
        throw new LabError('not-found', 'There is no embedding "projector".');
      },
    });
    await store.getState().load('run-1', tap);
    expect(history()).toMatchObject({ state: 'failed', error: { code: 'not-found' } });
    lab.emit({ kind: 'run-deleted', id: 'run-1' });
    expect(history()).toBeUndefined();
  });
});
