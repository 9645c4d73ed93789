import type { Run } from '@shared/api';
import { LabError } from '@shared/errors';
import type { Engine } from '../../engine';
import { chooseDisplay, type RunDisplay, showing } from '../display';
import { type TrainedRun, trainToEnd } from '../lab/trainToEnd';
import type { OpenLab } from '../lab/withLab';
import { Exit, exitCodes } from '../output/exitCodes';
import { command } from '../output/words';

/**
 * Starts or resumes a run with `begin`, shows it until it ends, and says how it ended.
 * @throws LabError of a run that failed, Exit `interrupted` for one that was stopped.
 */
export async function trainAndShow(
  open: OpenLab,
  json: boolean,
  begin: (engine: Engine) => Promise<Run>,
): Promise<void> {
  const display = chooseDisplay(json, process.stdout.isTTY === true);
  const { run, history } = await untilEnd(open, display, begin);
  switch (run.status) {
    case 'finished':
      return display.finished(run, history);
    case 'stopped':
      display.stopped(run);
      throw new Exit(exitCodes.interrupted);
    default:
      throw failure(run);
  }
}

async function untilEnd(
  open: OpenLab,
  display: RunDisplay,
  begin: (engine: Engine) => Promise<Run>,
): Promise<TrainedRun> {
  try {
    return await trainToEnd({
      open,
      begin,
      onEvent: showing(display),
      onInterrupt: () => display.stopping(),
    });
  } finally {
    display.close();
  }
}

function failure({ number, status, error }: Run): LabError {
  if (error === null)
    return new LabError('conflict', `Run ${number} is ${status}. Go on with: ${command(`resume ${number}`)}`);
  const crashed = status === 'interrupted' || error.code === 'trainer-crashed';
  const advice = crashed ? ` Go on with: ${command(`resume ${number}`)}` : '';
  return new LabError(error.code, `Run ${number}: ${error.message}${advice}`, known(error.where));
}

/** Without the parts that are there but undefined. */
function known(where: NonNullable<Run['error']>['where']): LabError['where'] {
  return Object.fromEntries(Object.entries(where).filter(([, value]) => value !== undefined));
}
