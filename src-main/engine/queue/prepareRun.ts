import { rm } from 'node:fs/promises';
import type { Run } from '@shared/api';
import { checkDigest } from '../../checkpoint';
import type { Artifact, Store } from '../../store';
import { applyReport } from './applyReport';
import type { EventStream } from './eventStream';
import { forgetReportsLeft, reportsLeft } from './leftovers';
import { RunRecorder } from './runRecorder';

export interface PreparedRun {
  /** The newest whole checkpoint, from which the run goes on. */
  readonly checkpoint: Artifact | undefined;
  /** What was wrong with newer ones, a sentence each. */
  readonly damaged: readonly string[];
}

/**
 * Takes up what a trainer reported after its engine had died: its rows, its checkpoint, its end. Call it once the
 * trainer is gone. Reports that were kept already change nothing.
 */
export async function adoptReports(
  store: Store,
  events: EventStream,
  run: Run,
  folder: string,
): Promise<void> {
  const reports = await reportsLeft(folder);
  if (reports.length === 0) return;
  let broken = false;
  const recorder = new RunRecorder(store, events, run, {
    kept: () => undefined,
    broken: () => {
      broken = true;
    },
  });
  for (const report of reports) {
    // The run is no longer at work, whatever its trainer was busy with.
    if (report.kind === 'activity' || report.kind === 'paused' || report.kind === 'resumed') continue;
    if (report.kind === 'ended' && report.how === 'finished')
      recorder.set({ status: 'finished', step: report.step, endedAt: Date.now(), error: null });
    else if (report.kind === 'ended') recorder.progress({ step: report.step });
    else applyReport({ recorder, resumed: false }, report);
  }
  await recorder.whenWritten();
  if (!broken) forgetReportsLeft(folder);
}

/** Finds the newest checkpoint whose file is the one that was written; newer ones are forgotten and removed. */
export async function wholeCheckpoint({ artifacts }: Store, run: number): Promise<PreparedRun> {
  const damaged: string[] = [];
  for (const checkpoint of artifacts.checkpoints(run)) {
    const fault = await checkDigest(checkpoint.path, checkpoint);
    if (fault === undefined) return { checkpoint, damaged };
    artifacts.remove(run, checkpoint.path);
    await rm(checkpoint.path, { force: true });
    damaged.push(`The checkpoint of step ${checkpoint.step} is damaged: ${fault}.`);
  }
  return { checkpoint: undefined, damaged };
}
