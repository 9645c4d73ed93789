import type { DoctorCheck } from '@shared/api';
import { Command } from 'commander';
import { version } from '../../package.json';
import { addControls } from './control';
import { addDoctor } from './doctor';
import { exitCodeHelp, exitCodes } from './exitCodes';
import { addExport } from './export';
import { addNodes } from './nodes';
import { report } from './output';
import { addPresets } from './presets';
import { addReproduce } from './reproduce';
import { addResume } from './resume';
import { addRuns } from './runs';
import { addServe } from './serve';
import { addShow } from './show';
import { addSweep } from './sweep';
import { addSweeps } from './sweeps';
import { addTrain } from './train';
import type { OpenLab } from './withLab';

export interface LabProgramOptions {
  /** How the commands that need one come to an engine. */
  readonly open: OpenLab;
  readonly examine: () => Promise<readonly DoctorCheck[]>;
}

/** Every command of the lab. */
function labProgram({ open, examine }: LabProgramOptions): Command {
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
  addExport(program, open);
  addPresets(program);
  addNodes(program);
  addServe(program);
  addDoctor(program, examine);
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
