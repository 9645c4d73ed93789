import type { DoctorCheck } from '@shared/api';
import { Command } from 'commander';
import { version } from '../../package.json';
import { addCalibrate } from './commands/calibrate';
import { addCheck } from './commands/check';
import { addCompare } from './commands/compare';
import { addControls } from './commands/control';
import { addData } from './commands/data';
import { addDoctor } from './commands/doctor';
import { addExport } from './commands/export';
import { addMetrics } from './commands/metrics';
import { addNodes } from './commands/nodes';
import { addPresets } from './commands/presets';
import { addQueue } from './commands/queue/queue';
import { addWorker } from './commands/queue/worker';
import { addRepair } from './commands/repair';
import { addReproduce } from './commands/reproduce';
import { addResume } from './commands/resume';
import { addRuns } from './commands/runs';
import { addServe } from './commands/serve';
import { addShow } from './commands/show';
import { addStorage } from './commands/storage';
import { addSweep } from './commands/sweep';
import { addSweeps } from './commands/sweeps';
import { addTrain } from './commands/train';
import type { OpenLab } from './lab/withLab';
import { exitCodeHelp, exitCodes } from './output/exitCodes';
import { report } from './output/output';

export interface LabProgramOptions {
  /** How the commands that need one come to an engine. */
  readonly open: OpenLab;
  readonly examine: () => Promise<readonly DoctorCheck[]>;
  /** The built trainer program. */
  readonly trainer: () => string;
}

/** Every command of the lab. */
function labProgram({ open, examine, trainer }: LabProgramOptions): Command {
  const program = new Command('lab')
    .description('Collapse Lab: wire a siamese architecture, train it, see whether it collapses')
    .version(version)
    .addHelpText('after', exitCodeHelp)
    .exitOverride();
  addTrain(program, open);
  addResume(program, open);
  addSweep(program, open);
  addReproduce(program, open);
  addControls(program, open);
  addRuns(program, open);
  addSweeps(program, open);
  addShow(program, open);
  addCompare(program, open);
  addExport(program, open);
  addData(program);
  addPresets(program);
  addNodes(program);
  addMetrics(program);
  addServe(program);
  addQueue(program, open);
  addWorker(program, trainer);
  addStorage(program, open);
  addDoctor(program, examine);
  addCheck(program);
  addRepair(program);
  addCalibrate(program, trainer);
  return program;
}

/** Runs one command line, such as `['train', 'simsiam', '--json']`. @returns the exit code */
export function execute(options: LabProgramOptions, args: readonly string[]): Promise<number> {
  return labProgram(options)
    .parseAsync([...args], { from: 'user' })
    .then(
      () => exitCodes.ok,
      (error: unknown) => report(error, args.includes('--json')),
    );
}
