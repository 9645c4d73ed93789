import type { Run } from '@shared/api';
import type { Engine } from '../../engine';
import type { RunHistory } from '../output/summary';
import { followRun, type RunEvent } from './followRun';
import { onInterrupt } from './interrupt';
import { seriesOf } from './seriesOf';
import { type OpenLab, withLab } from './withLab';

export interface TrainRequest {
  readonly open: OpenLab;
  /** Starts or resumes the run. */
  readonly begin: (engine: Engine) => Promise<Run>;
  readonly onEvent: (event: RunEvent) => void;
  /** Called once, at the first Ctrl-C. */
  readonly onInterrupt: () => void;
}

export interface TrainedRun {
  readonly run: Run;
  readonly history: RunHistory;
}

/**
 * Trains one run to its end. Ctrl-C stops it with a checkpoint. When the run trains in another process's engine
 * and that process ends, the lab is opened anew and the run goes on from its checkpoint.
 * @throws LabError as followRun.
 */
export async function trainToEnd(request: TrainRequest): Promise<TrainedRun> {
  const interrupt = onInterrupt(request.onInterrupt);
  let id: string | undefined;
  const begin = async (engine: Engine): Promise<Run> => {
    const run =
      id === undefined ? await request.begin(engine) : await goOn(engine, id, !interrupt.wasAsked());
    id = run.id;
    void interrupt.asked.then(() => stop(engine, run.id));
    return run;
  };
  try {
    for (;;) {
      const trained = await withLab(request.open, async (engine, lab) => {
        const run = await followRun(lab, () => begin(engine), request.onEvent);
        return run === undefined ? undefined : { run, history: await historyOf(engine, run.id) };
      });
      if (trained !== undefined) return trained;
    }
  } finally {
    interrupt.dispose();
  }
}

async function historyOf(engine: Engine, id: string): Promise<RunHistory> {
  const { document } = await engine.call('runs.get', { id });
  return { document, series: await seriesOf(engine, id) };
}

/** The run that an engine left behind, resumed if it is wanted and nobody has done so. */
async function goOn(engine: Engine, id: string, wanted: boolean): Promise<Run> {
  const { run } = await engine.call('runs.get', { id });
  return wanted && run.status === 'interrupted' ? resumeRun(engine, id) : run;
}

/** Goes on with a paused run, or with one that ended early. @throws LabError `conflict`. */
export async function resumeRun(engine: Engine, id: string, acceptsChangedData = false): Promise<Run> {
  await engine.call('runs.resume', { id, acceptsChangedData });
  return (await engine.call('runs.get', { id })).run;
}

/** A run that has ended meanwhile, or an engine that has gone, leaves nothing to stop. */
function stop(engine: Engine, id: string): Promise<unknown> {
  return engine.call('runs.stop', { id }).catch(() => undefined);
}
