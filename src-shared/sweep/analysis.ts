import type { GraphDocument } from '../graph';
import type { SweepAxis } from './spec';

/**
 * An experiment of the papers that is more than one run: a sweep of ordinary documents. What is claimed of it stands in
 * src-shared/reproduction.
 */
export interface Analysis {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** Metric addresses; the claims and the report read them. */
  readonly metrics: readonly string[];
  /** `build` gives a preset's document at the size and with the settings asked for. */
  axis(build: (preset: string) => GraphDocument): SweepAxis;
}
