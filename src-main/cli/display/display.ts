import type { RunEvent } from '../lab/followRun';
import { barDisplay } from './barDisplay';
import { jsonDisplay } from './jsonDisplay';
import { lineDisplay } from './lineDisplay';
import { RunMoments } from './moments';
import type { RunDisplay } from './runDisplay';

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
