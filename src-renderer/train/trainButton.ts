import type { Run } from '@shared/api';
import type { GraphDocument, Problem } from '@shared/graph';
import { isTraining } from '@shared/run';
import { statusWord } from '../runs/store/runStatus';
import type { RunsState } from '../runs/store/runsStore';

/** What the Train button says and does. */
export type TrainButton =
  | { readonly kind: 'ready'; readonly label: 'Train' }
  /** Another run trains; this document waits for it. */
  | { readonly kind: 'queue'; readonly label: 'Queue'; readonly after: Run }
  /** The document cannot train. */
  | { readonly kind: 'blocked'; readonly label: 'Train'; readonly problems: readonly [Problem, ...Problem[]] }
  /** This document is on its way or trains. */
  | { readonly kind: 'busy'; readonly label: string };

/** The run that the document on the canvas is: the one that is viewed, or the one that it was started as. */
function runOnCanvas(document: GraphDocument, { runs, selected, trained }: RunsState): Run | undefined {
  const id = selected ?? (trained?.document === document ? trained.run : null);
  return runs.find((run) => run.id === id);
}

/** @param document what is on the canvas, with `problems` that keep it from training */
export function trainButton(
  document: GraphDocument,
  problems: readonly Problem[],
  state: RunsState,
): TrainButton {
  const { trained, runs } = state;
  if (trained !== null && trained.run === null) return { kind: 'busy', label: 'Starting…' };
  const own = runOnCanvas(document, state);
  if (own !== undefined && (isTraining(own) || own.status === 'queued'))
    return { kind: 'busy', label: own.activity === 'training' ? 'Training' : `${statusWord(own)}…` };
  const [first, ...others] = problems;
  if (first !== undefined) return { kind: 'blocked', label: 'Train', problems: [first, ...others] };
  const after = runs.find(isTraining);
  return after === undefined ? { kind: 'ready', label: 'Train' } : { kind: 'queue', label: 'Queue', after };
}
