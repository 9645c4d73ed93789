import type { Run } from '@shared/api';
import { formatCount } from '@shared/metric';
import { inSentence } from '@shared/values/name';
import type { Command } from 'commander';
import type { Engine } from '../../engine';
import { hasEnded } from '../lab/followRun';
import { findRun, type OpenLab, withLab } from '../lab/withLab';
import { say } from '../output/output';
import { command } from '../output/words';

/** The run as soon as it fits, which it may do already. */
async function untilRun(engine: Engine, id: string, fits: (run: Run) => boolean): Promise<Run> {
  let unsubscribe = (): void => {};
  const coming = new Promise<Run>((resolve) => {
    unsubscribe = engine.subscribe((event) => {
      if (event.kind === 'run' && event.run.id === id && fits(event.run)) resolve(event.run);
    });
  });
  try {
    const { run } = await engine.call('runs.get', { id });
    return fits(run) ? run : await coming;
  } finally {
    unsubscribe();
  }
}

function addControl(
  program: Command,
  open: OpenLab,
  name: string,
  description: string,
  work: (engine: Engine, run: Run) => Promise<string>,
): void {
  program
    .command(name)
    .argument('<run>', 'its number, its id, or the beginning of it')
    .description(description)
    .action(async (wanted: string) => {
      say(await withLab(open, async (engine) => work(engine, await findRun(engine, wanted))));
    });
}

function goOn({ number }: Run): string {
  return `Go on with: ${command(`resume ${number}`)}`;
}

/** `pause`, `stop` and `delete`: of runs that a lab in another process trains, as `serve` or the window does. */
export function addControls(program: Command, open: OpenLab): void {
  addControl(program, open, 'pause', 'pause a run that trains in a running lab', async (engine, { id }) => {
    await engine.call('runs.pause', { id });
    const run = await untilRun(engine, id, (now) => now.status === 'paused' || hasEnded(now));
    return run.status === 'paused'
      ? `Run ${run.number} is paused at step ${formatCount(run.step)}. ${goOn(run)}`
      : `Run ${run.number} is ${run.status}; it ended before it could pause.`;
  });
  addControl(program, open, 'stop', 'stop a run that trains in a running lab', async (engine, { id }) => {
    await engine.call('runs.stop', { id });
    const run = await untilRun(engine, id, hasEnded);
    const end = `Run ${run.number} is ${run.status} at step ${formatCount(run.step)}.`;
    return run.status === 'finished' ? end : `${end} ${goOn(run)}`;
  });
  addControl(program, open, 'delete', 'delete a run with its metrics and files', async (engine, run) => {
    await engine.call('runs.delete', { id: run.id });
    return `Run ${run.number}, ${inSentence(run.name)}, is deleted.`;
  });
}
