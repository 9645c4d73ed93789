import { analysis, documentStore, shownDocument } from '../document';
import { canPause, canStop } from '../runs/store/runStatus';
import { controlledRun } from '../runs/store/runsStore';
import { runsStore } from '../runs/store/stores';
import { takeTyped } from '../ui';
import { trainButton } from './trainButton';

/** What the Train button would do now. */
export function currentTrainButton() {
  const documents = documentStore.getState();
  return trainButton(shownDocument(documents), analysis(documents).problems, runsStore.getState());
}

/**
 * Trains the document on the canvas, or queues it; does nothing while it cannot train or trains already, or while
 * a field shows another value than the document has.
 */
export function train(): void {
  if (!takeTyped()) return;
  const { kind } = currentTrainButton();
  if (kind === 'ready' || kind === 'queue')
    void runsStore.getState().start(shownDocument(documentStore.getState()));
}

/** Pauses the run that trains, or goes on with it. */
export function pauseOrResume(): void {
  const state = runsStore.getState();
  const run = controlledRun(state);
  if (run === undefined) return;
  if (canPause(run)) void state.pause(run.id);
  else if (run.status === 'paused') void state.resume(run.id);
}

/** Stops the run that trains; it can be resumed from its last checkpoint. */
export function stop(): void {
  const state = runsStore.getState();
  const run = controlledRun(state);
  if (run !== undefined && canStop(run)) void state.stop(run.id);
}
