import type { Reproduced } from '@shared/reproduction';
import type { Finding, SweepCurve } from '@shared/sweep';

/** Under which circumstances a report was measured. */
export interface ReportFacts {
  readonly title: string;
  /** Epoch milliseconds. */
  readonly madeAt: number;
  /** Of the lab. */
  readonly version: string;
  /** As the status bar shows it; null where nothing has finished. */
  readonly backend: string | null;
  readonly data: string;
  /** Such as `small, 300 steps, batch 256`. */
  readonly settings: string;
  readonly seeds: readonly number[];
  /** Seconds of training, all runs together. */
  readonly seconds: number;
}

/** A sweep in a report; an analysis has a claim and what came of it, null while runs are missing. */
export interface SweepReport {
  readonly title: string;
  readonly address: string | null;
  readonly curves: readonly SweepCurve[];
  /** Verdicts of the finished runs by label, one for each seed. */
  readonly verdicts: Readonly<Record<string, readonly string[]>>;
  readonly claim: { readonly text: string; readonly source: string; readonly finding: Finding | null } | null;
}

/** Everything that a report shows. */
export interface Report {
  readonly facts: ReportFacts;
  readonly presets: readonly Reproduced[];
  readonly sweeps: readonly SweepReport[];
}
