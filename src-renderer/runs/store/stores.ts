import { useStore } from 'zustand';
import { lab } from '../../api';
import { documentActions, documentStore, putOnCanvas } from '../../document';
import { showFailure } from '../../ui';
import { createMetricsStore, emptyHistory, type RunHistory } from './metricsStore';
import { activeRun, controlledRun, createRunsStore, type RunsState } from './runsStore';
import { createSpectraStore } from './spectraStore';

/** The window's runs. */
export const runsStore = createRunsStore(lab, {
  viewRun: documentActions.viewRun,
  leaveRun: documentActions.leaveRun,
  openDocument: putOnCanvas,
  tell(what, failure) {
    const { node } = failure.where;
    const known = documentStore.getState().document.nodes.some(({ id }) => id === node);
    showFailure(
      what,
      failure,
      node !== undefined && known
        ? { label: 'Show on the canvas', run: () => documentActions.select({ nodes: [node], edges: [] }) }
        : undefined,
    );
  },
});

/** The number of a run that the window knows. */
export function runNumber(id: string): number | undefined {
  return runsStore.getState().runs.find((run) => run.id === id)?.number;
}

/** The curves of the runs that are shown. */
export const metricsStore = createMetricsStore(lab);

/** The spectra of the runs that are shown. */
export const spectraStore = createSpectraStore(lab);

// The canvas goes back to the draft by itself too: the run is then no longer selected.
documentStore.subscribe(({ viewed }, before) => {
  if (viewed === before.viewed) return;
  if (viewed === null) runsStore.setState({ selected: null });
});

// A run that is drawn needs its curves.
runsStore.subscribe((state) => {
  const active = activeRun(state);
  if (active !== undefined) void metricsStore.getState().load(active.id);
});

export function useRuns<Selected>(selector: (state: RunsState) => Selected): Selected {
  return useStore(runsStore, selector);
}

/** The run whose curves are shown. */
export function useActiveRun() {
  return useRuns(activeRun);
}

/** The run that Pause and Stop are about. */
export function useControlledRun() {
  return useRuns(controlledRun);
}

export function useHistory(id: string | undefined): RunHistory {
  return useStore(metricsStore, ({ histories }) =>
    id === undefined ? emptyHistory : (histories.get(id) ?? emptyHistory),
  );
}
