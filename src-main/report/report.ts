import type { Claim, Finding, Reproduced } from '@shared/reproduction';
import type { SweepCurve } from '@shared/sweep';

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

/** A claim of the papers and what came of it. */
export interface ClaimReport {
  readonly claim: Claim;
  readonly finding: Finding;
}

/** A sweep in a report; an analysis has the claims that its runs bear out or do not. */
export interface SweepReport {
  readonly title: string;
  readonly address: string | null;
  readonly curves: readonly SweepCurve[];
  /** Verdicts of the finished runs by label, one for each seed. */
  readonly verdicts: Readonly<Record<string, readonly string[]>>;
  readonly claims: readonly ClaimReport[];
}

/** Everything that a report shows. */
export interface Report {
  readonly facts: ReportFacts;
  /** Those on the gallery; those on an analysis stand with it. */
  readonly claims: readonly ClaimReport[];
  readonly presets: readonly Reproduced[];
  readonly sweeps: readonly SweepReport[];
}
