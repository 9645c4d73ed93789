import { type LoopControl, type LoopEnd, trainLoop } from '../loop';
import type { TrainerReport } from '../protocol';
import type { TrainingSession } from '../session';

export interface QuietLoop {
  readonly session: TrainingSession;
  readonly folder: string;
  readonly resumeFrom?: string;
  /** Steps done after which the loop is told to stop. */
  readonly stopAt?: number;
  readonly onReport?: (report: TrainerReport) => void;
}

/** The training loop in this process, and what it reported. */
export async function trainQuietly({
  session,
  folder,
  resumeFrom,
  stopAt = Number.POSITIVE_INFINITY,
  onReport,
}: QuietLoop): Promise<{ end: LoopEnd; reports: TrainerReport[] }> {
  const reports: TrainerReport[] = [];
  let done = 0;
  const control: LoopControl = {
    get wish() {
      return done >= stopAt ? 'stop' : 'run';
    },
    whenNotPaused: () => Promise.resolve(),
  };
  const end = await trainLoop({
    session,
    folder,
    resumeFrom: resumeFrom ?? null,
    control,
    report: (report) => {
      if (report.kind === 'progress') done = report.step;
      reports.push(report);
      onReport?.(report);
    },
    whenRoom: () => Promise.resolve(),
    // A clock that runs by a second a look: progress is reported after every step.
    clock: (
      (now) => () =>
        (now += 1000)
    )(0),
  });
  return { end, reports };
}
