import type { Run } from '@shared/api';
import type { RunHistory } from '../output/summary';
import type { RunMoment } from './moments';

/** Shows a run while it trains and how it ended. */
export interface RunDisplay {
  show(moment: RunMoment): void;
  /** Ctrl-C came; the run is being stopped. */
  stopping(): void;
  /** Leaves the terminal as it was. Called once, whatever happened. */
  close(): void;
  /** After close: the run reached its last step. */
  finished(run: Run, history: RunHistory): void;
  /** After close: the run was stopped before. */
  stopped(run: Run): void;
}
