import type { Run } from '@shared/api';
import type { RunEvent } from '../lab/followRun';
import { barDisplay } from './barDisplay';
import { jsonDisplay } from './jsonDisplay';
import { lineDisplay } from './lineDisplay';
import { type RunMoment, RunMoments } from './moments';

/** Shows a run while it trains and how it ended. */
export interface RunDisplay {
  show(moment: RunMoment): void;
  /** Ctrl-C came; the run is being stopped. */
  stopping(): void;
  /** Leaves the terminal as it was. Called once, whatever happened. */
  close(): void;
  /** After close: the run reached its last step. */
  finished(run: Run): void;
  /** After close: the run was stopped before. */
  stopped(run: Run): void;
}

/** JSON lines for a program, a bar for a terminal, a line every few seconds for anything else. */
export function chooseDisplay(json: boolean, isTerminal: boolean): RunDisplay {
  if (json) return jsonDisplay();
  return isTerminal ? barDisplay() : lineDisplay();
}

/** The listener that turns a run's events into what a display shows. */
export function showing(display: RunDisplay): (event: RunEvent) => void {
  const moments = new RunMoments();
  return (event) => {
    for (const moment of moments.of(event)) display.show(moment);
  };
}
